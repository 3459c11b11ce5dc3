import { env } from "#lib/env.ts";
import { DEFAULT_LOCALE, isLocale, LOCALE_KEYS, type Locale } from "#lib/i18n/locales.ts";
import { qrRuns } from "#lib/print/qr-runs.ts";
import { pdfOf, svgOf } from "#lib/print/typeset.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { isSheet, languagesFor, sheetData } from "#lib/surveys/sheets.ts";
import type { Touchpoint } from "#lib/surveys/touchpoint-queries.ts";

const DANGEROUS_IN_NAMES = /[^\w.-]/g;

/** Print sheets of touchpoints as the address asks: which sheet, how large, in which languages, PDF or SVG. */
export async function printed(
  touchpoints: readonly Touchpoint[],
  sheet: string,
  asked: URLSearchParams,
  locale: string,
): Promise<Response | undefined> {
  if (!isSheet(sheet) || touchpoints.length === 0) return undefined;
  const { RAPPORT_ORIGIN: origin, RAPPORT_EMERGENCY_NUMBER: emergencyNumber } = env();
  const large = asked.has("large");
  const chosen = asked.getAll("in").filter(isLocale);
  const own: Locale = isLocale(locale) ? locale : DEFAULT_LOCALE;
  const languages = chosen.length > 0 ? chosen : languagesFor(sheet, large, LOCALE_KEYS, own);
  const sheets = [];
  for (const { code, unit } of touchpoints) {
    const open = await openTouchpoint(code);
    if (!open) continue;
    // A scanned code asks for no language: the browser says it.
    const qr = qrRuns(`${origin}/s/${code}`);
    const touchpoint = { code, unitName: unit.name, title: open.version.definition.title };
    sheets.push(sheetData({ kind: sheet, large, languages, touchpoint, origin, emergencyNumber, qr }));
  }
  const data = { title: `${touchpoints[0]?.unit.name.en} ${sheet}`, sheets };
  const name = `${touchpoints.length === 1 ? touchpoints[0]?.code : touchpoints[0]?.unit.slug}-${sheet}${large ? "-large" : ""}`;
  const headers = (type: string, ending: string, shown: boolean) => ({
    "Content-Type": type,
    "Content-Disposition": `${shown ? "inline" : "attachment"}; filename="${name.replaceAll(DANGEROUS_IN_NAMES, "-")}.${ending}"`,
    "Cache-Control": "private, no-store",
    // A picture that is opened by itself runs and loads nothing.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
  });
  if (asked.get("format") === "svg")
    return new Response(svgOf("sheet", { ...data, sheets: sheets.slice(0, 1) }), {
      headers: headers("image/svg+xml", "svg", !asked.has("download")),
    });
  return new Response(Buffer.from(pdfOf("sheet", data).bytes), { headers: headers("application/pdf", "pdf", false) });
}
