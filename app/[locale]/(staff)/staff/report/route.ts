import { NotFound } from "#lib/errors.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { currentStaff } from "#lib/people/session.ts";
import { pdfOf } from "#lib/print/typeset.ts";
import { recordExport } from "#lib/rates/export-mutations.ts";
import { overview } from "#lib/rates/queries.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { isDemonstration } from "#lib/units/demonstration-queries.ts";
import { selectionOf } from "../chosen-rates.ts";
import { foundGrades } from "../found-grades.ts";
import { reportData } from "./report-data.ts";
import { endedMonth } from "./report-month.ts";

/** The report of a unit on an ended month, with the numbers that its page shows for that month's year. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const [{ locale: own }, actor] = await Promise.all([params, currentStaff()]);
  const asked = new URL(request.url).searchParams;
  const missing = () => new Response("Not found.\n", { status: 404 });
  const named = asked.get("month") ?? "";
  const locale = asked.get("in") ?? own;
  const found = actor && (await selectionOf(actor, { unit: asked.get("unit") ?? undefined, period: named.slice(0, 4) }));
  const month = found && endedMonth(named, found.selection.today);
  if (!actor || !month || !isLocale(locale)) return missing();
  const { selection } = found;
  try {
    await recordExport(actor, { ...selection, period: { key: named, from: month, to: month } }, `report.${locale}.pdf`, 1);
  } catch (error) {
    if (error instanceof NotFound) return missing();
    throw error;
  }
  const [rates, grades, versions, invented] = await Promise.all([
    overview(actor, selection),
    foundGrades(actor, selection),
    openedVersions(),
    isDemonstration(),
  ]);
  const { bytes } = pdfOf("report", reportData(locale, { selection, month, rates, grades, versions, invented }));
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="report-${selection.unit.slug}-${named}-${locale}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
