import { csvOf } from "#lib/export/table.ts";
import { currentStaff } from "#lib/people/session.ts";
import { marginCategories } from "#lib/rates/population-queries.ts";
import { MARGINS } from "#lib/rates/weighting.ts";
import { unitsInScope } from "#lib/units/queries.ts";

/** An empty list with the categories of a unit, to be filled in. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentStaff();
  const units = actor ? await unitsInScope(actor) : [];
  const unit = units.find(({ slug }) => slug === new URL(request.url).searchParams.get("unit"));
  if (!actor || !unit) return new Response("Not found.\n", { status: 404 });
  const known = await marginCategories(actor, units, unit.id);
  const rows = MARGINS.flatMap((margin) =>
    known[margin]
      .filter(({ key }) => key !== unit.slug)
      .map(({ key, label }) => [margin, margin === "district" ? key : label.en, undefined]),
  );
  return new Response(Buffer.from(csvOf({ columns: ["margin", "category", "residents"], rows })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="residents-${unit.slug}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
