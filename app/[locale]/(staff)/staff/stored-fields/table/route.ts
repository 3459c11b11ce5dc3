import { localeOf } from "#app/_components/frame/locale-of.ts";
import { csvOf } from "#lib/export/table.ts";
import { translator } from "#lib/i18n/messages.ts";
import { storedFields } from "#lib/operations/stored-fields/queries.ts";
import { currentStaff } from "#lib/people/session.ts";
import { chosenFields, fieldRows } from "../chosen.ts";

const COLUMNS = ["area", "table", "field", "why", "about", "keep", "see", "time"] as const;

/** The fields that the page shows, one in each row. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const [locale, actor] = await Promise.all([localeOf(params), currentStaff()]);
  const stored = actor ? await storedFields(actor) : undefined;
  if (!stored) return new Response("Not found.\n", { status: 404 });
  const t = translator(locale, "fields");
  const chosen = chosenFields(Object.fromEntries(new URL(request.url).searchParams));
  const rows = fieldRows(locale, stored.fields, stored.numbers, chosen).map((row) => COLUMNS.map((name) => row[name]));
  const columns = COLUMNS.map((name) => (name === "area" ? t("area") : t(`col_${name}`)));
  return new Response(new Uint8Array(csvOf({ columns, rows })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="stored-fields.csv"',
      "Cache-Control": "private, no-store",
    },
  });
}
