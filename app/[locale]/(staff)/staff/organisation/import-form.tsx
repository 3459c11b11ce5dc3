import { SelectField } from "#app/_ui/select-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** A file of units or people, which is looked at before anything is stored. */
export function ImportForm({ locale }: { locale: Locale }) {
  const t = translator(locale, "organisation");
  return (
    <details className="panel">
      <summary>{t("import")}</summary>
      <form className="stack" method="post" action={`/${locale}/staff/organisation/imports`} encType="multipart/form-data">
        <p>{t("import_units_how")}</p>
        <p>{t("import_people_how")}</p>
        <SelectField
          id="holds"
          label={t("import_kind")}
          value="units"
          choices={[
            { key: "units", name: t("import_units") },
            { key: "people", name: t("import_people") },
          ]}
        />
        <div className="field">
          <label className="label" htmlFor="file">
            {t("import_file")}
          </label>
          <input className="input" id="file" name="file" type="file" accept=".csv,text/csv" />
        </div>
        <button className="button" type="submit">
          {t("import_look")}
        </button>
      </form>
    </details>
  );
}
