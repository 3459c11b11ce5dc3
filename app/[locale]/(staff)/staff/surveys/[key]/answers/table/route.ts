import { csvOf } from "#lib/export/table.ts";
import { currentStaff } from "#lib/people/session.ts";
import { countedMonths } from "#lib/rates/distribution-queries.ts";
import { foundCut } from "../found-cut.ts";

const HIDDEN = "hidden";

/** The counts of a version by month as a table; months that may not be shown are marked, never blank. */
export async function GET(request: Request, { params }: { params: Promise<{ key: string }> }): Promise<Response> {
  const [{ key }, actor] = await Promise.all([params, currentStaff()]);
  const asked = new URL(request.url).searchParams;
  const wish = (name: string) => asked.get(name) ?? undefined;
  const found = actor && (await foundCut(actor, key, { version: wish("version"), unit: wish("unit"), period: wish("period") }));
  if (!found) return new Response("Not found.\n", { status: 404 });
  const { columns, months } = await countedMonths(actor, found.cut);
  const rows = months.map(({ month, counts }) => [month.slice(0, 7), ...counts.map((count) => count ?? HIDDEN)]);
  return new Response(Buffer.from(csvOf({ columns: ["month", ...columns], rows })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${found.cut.version.key}-${found.cut.version.number}-${found.unit.slug}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
