import { currentStaff } from "#lib/people/session.ts";
import { touchpointsOf } from "#lib/surveys/touchpoint-queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { printed } from "../print.ts";

const MOST = 300;

/** The sheets of every touchpoint in use of a unit and below it, in one PDF. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const [{ locale }, actor] = await Promise.all([params, currentStaff()]);
  const asked = new URL(request.url).searchParams;
  const units = actor ? await unitsInScope(actor) : [];
  const unit = units.find(({ slug }) => slug === asked.get("unit"));
  const all = actor && unit ? await touchpointsOf(actor, subtree(units, unit.id)) : [];
  const used = all.filter(({ retiredOn }) => !retiredOn).slice(0, MOST);
  return (await printed(used, asked.get("sheet") ?? "poster", asked, locale)) ?? new Response("Not found.\n", { status: 404 });
}
