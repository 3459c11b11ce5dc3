import { dayOf, isDay } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { planMove, withdrawMove } from "#lib/units/move-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../../staff-post.ts";

/** Plan a move, or give it up. */
export const POST = staffPost<{ locale: string; unit: string }>({
  page: ({ unit }) => `/organisation/${unit}`,
  write: async ({ actor, fields, params }) => {
    const units = await unitsInScope(actor);
    const unit = units.find(({ slug }) => slug === params.unit);
    if (!unit) throw new NotFound("no such unit");
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    if (single(fields, "give_up") === "yes") {
      await withdrawMove(actor, unit.id, today);
      return {};
    }
    const parent = units.find(({ slug }) => slug === single(fields, "parent"));
    const month = `${single(fields, "from")}-01`;
    if (!parent) throw new NotFound("no such unit above");
    if (!isDay(month)) return { problems: { from: "month_past" } };
    const done = await planMove(actor, { unitId: unit.id, parentId: parent.id, from: month }, today);
    return done === "planned" ? {} : { problems: { [done === "month_past" ? "from" : "parent"]: done } };
  },
});
