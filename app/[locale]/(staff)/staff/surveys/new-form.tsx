import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { BASES, TEMPLATE_KEYS } from "#lib/surveys/templates.ts";

type Props = { locale: Locale; values: Fields | undefined; problem: string | undefined };

/** A new questionnaire from a template or from nothing. */
export function NewForm({ locale, values, problem }: Props) {
  const t = translator(locale, "authoring");
  const sent = (name: string) => (values ? single(values, name) : "");
  return (
    <section className="panel" aria-labelledby="new">
      <h2 id="new">{t("new_title")}</h2>
      <form className="stack" method="post" action={`/${locale}/staff/surveys/questionnaires`}>
        <fieldset className="templates">
          <legend className="label">{t("template")}</legend>
          {TEMPLATE_KEYS.map((key, index) => (
            <label key={key} className="choice">
              <input type="radio" name="template" value={key} defaultChecked={sent("template") ? sent("template") === key : index === 0} />
              <span>
                <strong>{t(`template_${key}`)}</strong>
                <span className="quiet">{t(`template_about_${key}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label className="label" htmlFor="base">
            {t("base")}
          </label>
          <p className="quiet" id="base-hint">
            {t("base_hint")}
          </p>
          <select className="input" id="base" name="base" aria-describedby="base-hint" defaultValue={sent("base")}>
            <option value="">{t("base_of_template")}</option>
            {BASES.map((base) => (
              <option key={base} value={base}>
                {t(`base_${base}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label className="label" htmlFor="key">
            {t("key")}
          </label>
          <p className="quiet" id="key-hint">
            {t("key_hint")}
          </p>
          <input
            className="input narrow"
            id="key"
            name="key"
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            defaultValue={sent("key")}
            aria-describedby="key-hint"
            aria-invalid={problem ? true : undefined}
          />
        </div>
        <button className="button" type="submit">
          {t("create")}
        </button>
      </form>
    </section>
  );
}
