import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { closeUnit, reopenUnit } from "#lib/units/organisation-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../../staff-post.ts";

const LONGEST_WHY = 300;

/** Close a unit, or open it again. */
export const POST = staffPost<{ locale: string; unit: string }>({
  page: ({ unit }) => `/organisation/${unit}`,
  write: async ({ actor, fields, params }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === params.unit);
    if (!unit?.parentId) throw new NotFound("no such unit, or a whole force");
    if (single(fields, "closed") === "no") {
      const opened = await reopenUnit(actor, unit.id);
      return opened === "reopened" ? {} : { problems: { form: opened } };
    }
    const why = single(fields, "why").replaceAll("\0", "").trim().slice(0, LONGEST_WHY);
    if (!why) return { problems: { why: "why_missing" } };
    const done = await closeUnit(actor, unit.id, why, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
    return done === "closed" ? {} : { problems: { form: done } };
  },
});
