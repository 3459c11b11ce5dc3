import { Conflict, NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { MOST_DRAFT_DAYS, PLAN_LENGTHS } from "#lib/publications/plan.ts";
import { makePlan } from "#lib/publications/plan-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

const MOST_DAYS = 366;

/** The days that were typed; none where it is no number. */
const daysIn = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN);

/** Have a unit's quarters or years drafted and published by itself. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/publications",
  write: async ({ actor, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "plan_unit"));
    const length = PLAN_LENGTHS.find((each) => each === single(fields, "length"));
    if (!unit || !length) throw new NotFound("no such unit or length");
    const [draftDays, publishDays] = [daysIn(single(fields, "draft_days")), daysIn(single(fields, "publish_days"))];
    if (!(draftDays >= 1 && draftDays <= MOST_DRAFT_DAYS[length] && publishDays > draftDays && publishDays <= MOST_DAYS))
      return { problems: { draft_days: "days_wrong" } };
    try {
      await makePlan(actor, { unitId: unit.id, length, draftDays, publishDays });
    } catch (error) {
      if (error instanceof Conflict) return { problems: { plan_unit: "planned_already" } };
      throw error;
    }
    return {};
  },
});
