import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { services, unitsInScope } from "#lib/units/queries.ts";
import { storeVisits, type TypedVisits } from "#lib/units/visit-mutations.ts";
import { readVisits } from "#lib/units/visits.ts";
import { staffPost } from "../../staff-post.ts";
import { cellName, monthsShown } from "../months.ts";

/** Store the visits that were typed into the grid. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/visits",
  write: async ({ actor, fields, page }) => {
    const [units, catalogue] = await Promise.all([unitsInScope(actor), services(actor)]);
    const unit = units.find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    const { months } = monthsShown(single(fields, "until"));
    const typed: TypedVisits[] = [];
    const wrong: Record<string, string> = {};
    for (const { key: serviceKey } of catalogue)
      for (const month of months) {
        const cell = cellName(serviceKey, month);
        if (!fields.has(cell)) continue;
        const visits = readVisits(single(fields, cell));
        if (visits === undefined) wrong[cell] = "not_whole";
        else typed.push({ serviceKey, month, visits, before: readVisits(single(fields, `was_${cell}`)) ?? null });
      }
    if (Object.keys(wrong).length > 0) return { problems: wrong };
    await storeVisits(actor, unit.id, typed);
    return { to: `${page}?unit=${unit.slug}&until=${months.at(-1)?.slice(0, 7)}` };
  },
});
