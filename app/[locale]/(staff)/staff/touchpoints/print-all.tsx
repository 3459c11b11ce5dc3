import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { SHEET_KINDS, SHEETS_PER_FILE } from "#lib/surveys/sheets.ts";
import { SheetWishes } from "./sheet-wishes.tsx";

/** The same sheet for every touchpoint in use, in one file for the printer. */
export function PrintAll({ locale, unitSlug, inUse }: { locale: Locale; unitSlug: string; inUse: number }) {
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
      <SheetWishes locale={locale} chosen={[]} large={false} />
      {Array.from({ length: Math.ceil(inUse / SHEETS_PER_FILE) }, (_, part) => part * SHEETS_PER_FILE).map((from) => (
        <button key={from} className="button plain" type="submit" name="from" value={from}>
          {inUse > SHEETS_PER_FILE
            ? t("download_part", { first: from + 1, last: Math.min(inUse, from + SHEETS_PER_FILE) })
            : t("download_pdf")}
        </button>
      ))}
    </form>
  );
}
