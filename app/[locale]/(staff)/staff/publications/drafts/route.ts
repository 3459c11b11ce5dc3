import { dayOf, isDay } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { draftPublication } from "#lib/publications/draft-mutations.ts";
import { publishable } from "#lib/publications/plan.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

/** Draft a publication by hand. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/publications",
  write: async ({ actor, fields, page }) => {
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    const period = publishable(today).find(({ key }) => key === single(fields, "period"));
    if (!unit || !period) throw new NotFound("no such unit or period");
    const publishOn = single(fields, "publish_on");
    if (!isDay(publishOn) || publishOn < today) return { problems: { publish_on: "day_wrong" } };
    try {
      return { to: `${page}/${await draftPublication(actor, { unitId: unit.id, period, publishOn })}` };
    } catch (error) {
      if (error instanceof Conflict) return { problems: { period: "drafted_already" } };
      throw error;
    }
  },
});
