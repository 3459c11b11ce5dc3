import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** A questionnaire from a file that was written here or elsewhere. */
export function ImportForm({ locale }: { locale: Locale }) {
  const t = translator(locale, "authoring");
  return (
    <section className="panel" aria-labelledby="import">
      <h2 id="import">{t("import_title")}</h2>
      <form className="stack" method="post" action={`/${locale}/staff/surveys/imports`} encType="multipart/form-data">
        <p className="quiet" id="file-hint">
          {t("import_hint")} <a href="/api/questionnaire-schema">{t("import_schema")}</a>
        </p>
        <div className="field">
          <label className="label" htmlFor="file">
            {t("file")}
          </label>
          <input className="input" type="file" id="file" name="file" accept=".json,.xlsx" aria-describedby="file-hint" required />
        </div>
        <button className="button" type="submit">
          {t("import")}
        </button>
      </form>
    </section>
  );
}
