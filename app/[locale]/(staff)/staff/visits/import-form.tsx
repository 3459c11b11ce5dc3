import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Service, UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; services: readonly Service[] };

/** A file of a case system: looked at first, stored on the next page. */
export function ImportForm({ locale, units, services }: Props) {
  const t = translator(locale, "visits");
  const names = [...services, ...units.map(({ slug, name }) => ({ key: slug, name }))];
  return (
    <form
      className="panel stack"
      method="post"
      encType="multipart/form-data"
      action={`/${locale}/staff/visits/imports`}
      aria-labelledby="import"
    >
      <h2 id="import">{t("import_title")}</h2>
      <p>{t("import_how")}</p>
      <details>
        <summary>{t("import_names")}</summary>
        <ul className="columns">
          {names.map(({ key, name }) => (
            <li key={key}>
              <code dir="ltr">{key}</code> {inLocale(name, locale)}
            </li>
          ))}
        </ul>
      </details>
      <div className="field">
        <label className="label" htmlFor="file">
          {t("file")}
        </label>
        <input className="input" id="file" name="file" type="file" accept=".csv,text/csv" />
      </div>
      <button className="button" type="submit">
        {t("check")}
      </button>
    </form>
  );
}
