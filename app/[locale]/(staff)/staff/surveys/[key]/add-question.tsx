import { single } from "#lib/http/fields.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { PRESET_KEYS } from "#lib/surveys/presets.ts";

type Props = { locale: Locale; questionnaireKey: string; revision: number; returned: ReturnedForm | undefined };

/** Another question at the end: its kind and its English wording; all else on its own page. */
export function AddQuestion({ locale, questionnaireKey, revision, returned }: Props) {
  const t = translator(locale, "authoring");
  const sent = (name: string) => (returned ? single(returned.values, name) : "");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/surveys/${questionnaireKey}/questions`} aria-labelledby="add">
      <h3 id="add">{t("add")}</h3>
      <input type="hidden" name="revision" value={revision} />
      <div className="field">
        <label className="label" htmlFor="preset">
          {t("kind")}
        </label>
        <select className="input narrow" id="preset" name="preset" defaultValue={sent("preset") || "satisfaction"}>
          {PRESET_KEYS.map((key) => (
            <option key={key} value={key}>
              {t(`preset_${key}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="label" htmlFor="wording">
          {t("wording_english")}
        </label>
        <input className="input" id="wording" name="wording" lang="en" dir="ltr" maxLength={300} defaultValue={sent("wording")} />
      </div>
      <button className="button" type="submit">
        {t("add_now")}
      </button>
    </form>
  );
}
