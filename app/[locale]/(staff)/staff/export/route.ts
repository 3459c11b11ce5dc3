import { ratesQuery } from "#app/_components/rates/rates-address.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { savOf } from "#lib/export/sav.ts";
import { csvOf, type Table } from "#lib/export/table.ts";
import { workbookOf } from "#lib/export/workbook.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { currentStaff } from "#lib/people/session.ts";
import { recordExport } from "#lib/rates/export-mutations.ts";
import { indicator } from "#lib/rates/indicators.ts";
import { overview } from "#lib/rates/queries.ts";
import { codebook, ratesTable, ratesVariables } from "#lib/rates/rates-table.ts";
import { selectionOf } from "../chosen-rates.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SAV = "application/x-spss-sav";
const CSV = "text/csv; charset=utf-8";

async function fileOf(as: string, rates: Table, label: string): Promise<{ type: string; ending: string; bytes: Uint8Array } | undefined> {
  const about = { label, cases: rates.rows.length, on: new Date() };
  if (as === "csv") return { type: CSV, ending: "csv", bytes: csvOf(rates) };
  if (as === "codebook") return { type: CSV, ending: "codebook.csv", bytes: csvOf(codebook()) };
  if (as === "xlsx") return { type: XLSX, ending: "xlsx", bytes: await workbookOf({ rates, codebook: codebook() }) };
  if (as === "sav")
    return { type: SAV, ending: "sav", bytes: Buffer.concat(await Array.fromAsync(savOf(ratesVariables(rates), rates.rows, about))) };
  return undefined;
}

/** What the page of the rates shows under the same filters, as a file. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const [{ locale }, actor] = await Promise.all([params, currentStaff()]);
  const asked = new URL(request.url).searchParams;
  const missing = () => new Response("Not found.\n", { status: 404 });
  const found = actor && isLocale(locale) ? await selectionOf(actor, ratesQuery(Object.fromEntries(asked))) : undefined;
  if (!actor || !found) return missing();
  const { selection } = found;
  const rates = ratesTable(await overview(actor, selection), selection, {
    indicatorOf: indicator,
    addressOf: (id) => `${env().RAPPORT_ORIGIN}/${locale}/staff/definitions#${id}`,
  });
  const as = asked.get("as") ?? "csv";
  const file = await fileOf(as, rates, `${selection.unit.slug} ${selection.period.key}`);
  if (!file) return missing();
  try {
    await recordExport(actor, selection, as, rates.rows.length);
  } catch (error) {
    if (error instanceof NotFound) return missing();
    throw error;
  }
  return new Response(Buffer.from(file.bytes), {
    headers: {
      "Content-Type": file.type,
      "Content-Disposition": `attachment; filename="rates-${selection.unit.slug}-${selection.period.key}.${file.ending}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
