import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { SHEET_KINDS } from "#lib/surveys/sheets.ts";

/** The same sheet for every touchpoint in use, in one file for the printer. */
export function PrintAll({ locale, unitSlug }: { locale: Locale; unitSlug: string }) {
  const t = translator(locale, "touchpoints");
  return (
    <form className="panel row" method="get" action={`/${locale}/staff/touchpoints/sheets`}>
      <input type="hidden" name="unit" value={unitSlug} />
      <div className="field">
        <label className="label" htmlFor="print-sheet">
          {t("print_all")}
        </label>
        <select className="input narrow" id="print-sheet" name="sheet">
          {SHEET_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`sheet_${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <button className="button plain" type="submit">
        {t("download_pdf")}
      </button>
    </form>
  );
}
