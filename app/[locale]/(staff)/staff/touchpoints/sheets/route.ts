import { currentStaff } from "#lib/people/session.ts";
import { SHEETS_PER_FILE } from "#lib/surveys/sheets.ts";
import { touchpointsOf } from "#lib/surveys/touchpoint-queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { printed } from "../print.ts";

/** The sheets of the touchpoints in use of a unit and below it, in one PDF, or in several where they are many. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const [{ locale }, actor] = await Promise.all([params, currentStaff()]);
  const asked = new URL(request.url).searchParams;
  const units = actor ? await unitsInScope(actor) : [];
  const unit = units.find(({ slug }) => slug === asked.get("unit"));
  const all = actor && unit ? await touchpointsOf(actor, subtree(units, unit.id)) : [];
  const used = all.filter(({ retiredOn }) => !retiredOn);
  const from = Math.max(0, Math.trunc(Number(asked.get("from") ?? 0)) || 0);
  const part = used.slice(from, from + SHEETS_PER_FILE);
  return (await printed(part, asked.get("sheet") ?? "poster", asked, locale)) ?? new Response("Not found.\n", { status: 404 });
}
