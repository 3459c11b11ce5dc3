import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; values: Fields | undefined };

/** A text to try the lists on; it is kept nowhere. */
export function TrialForm({ locale, values }: Props) {
  const t = translator(locale, "danger");
  const found = values?.get("found");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/danger-words/trial`} aria-labelledby="try-title">
      <h2 id="try-title">{t("try")}</h2>
      {found && (
        <p className="notice" role="status">
          {found.length > 0 ? t("try_caught", { words: found.join(" · ") }) : t("try_free")}
        </p>
      )}
      <div className="field">
        <label className="label" htmlFor="try">
          {t("try_text")}
        </label>
        <textarea
          className="input"
          id="try"
          name="try"
          rows={3}
          maxLength={2000}
          dir="auto"
          defaultValue={values ? single(values, "try") : ""}
        />
      </div>
      <button className="button" type="submit">
        {t("try_do")}
      </button>
    </form>
  );
}
