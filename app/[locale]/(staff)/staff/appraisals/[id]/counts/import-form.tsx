import { KINDS } from "#lib/appraisals/count.ts";
import { COLUMNS } from "#lib/appraisals/count-file.ts";
import type { AppraisalPeriod } from "#lib/appraisals/period-queries.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; period: AppraisalPeriod; units: readonly UnitNode[]; isRefused: boolean };

/** A file of counts: looked at first, stored on the next page. */
export function ImportForm({ locale, period, units, isRefused }: Props) {
  const t = translator(locale, "appraisals");
  return (
    <details className="panel" open={isRefused}>
      <summary>{t("import_title")}</summary>
      <form
        className="stack"
        method="post"
        encType="multipart/form-data"
        action={`/${locale}/staff/appraisals/${period.id}/counts/imports`}
      >
        <p>{t("import_how")}</p>
        <p>
          <code dir="ltr" className="token">
            unit,kind,{Object.keys(COLUMNS).join(",")}
          </code>
        </p>
        <p>
          {t("import_kinds")} <code dir="ltr">{KINDS.join(", ")}</code>
        </p>
        <ul className="columns">
          {units.map(({ slug, name }) => (
            <li key={slug}>
              <code dir="ltr">{slug}</code> {inLocale(name, locale)}
            </li>
          ))}
        </ul>
        <div className="field">
          <label className="label" htmlFor="file">
            {t("file_csv")}
          </label>
          <input className="input" id="file" name="file" type="file" accept=".csv,text/csv" />
        </div>
        <button className="button" type="submit">
          {t("check_file")}
        </button>
      </form>
    </details>
  );
}
