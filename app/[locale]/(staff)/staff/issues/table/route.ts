import { csvOf } from "#lib/export/table.ts";
import { MAY } from "#lib/people/matrix.ts";
import { currentStaff } from "#lib/people/session.ts";
import { issues } from "#lib/requests/issue-queries.ts";
import { monthsUpTo } from "#lib/requests/issues.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { chosenIssues, todayHere } from "../chosen.ts";

/** What residents asked about by month, as the page has it: few are marked as few. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentStaff();
  const [all, seen] = actor ? await Promise.all([unitsInScope(actor), unitsWithRole(actor, MAY["issues.read"])]) : [[], []];
  const units = all.filter(({ id }) => seen.includes(id));
  const { unit, month } = chosenIssues(units, Object.fromEntries(new URL(request.url).searchParams), todayHere());
  if (!actor || !unit) return new Response("Not found.\n", { status: 404 });
  const found = await issues(actor, subtree(units, unit.id), month, todayHere());
  const columns = ["need", ...monthsUpTo(month).map((each) => each.slice(0, 7)), "rising"];
  const rows = found.map(({ key, counts, isRise }) => [key, ...counts, isRise ? "yes" : "no"]);
  return new Response(Buffer.from(csvOf({ columns, rows })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="requests-${unit.slug}-${month.slice(0, 7)}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
