import { isDay, monthOf } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { sealPeriod } from "#lib/rates/seal-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";
import { reasonIn } from "../reason.ts";

const isMonth = (text: string) => isDay(text) && monthOf(text) === text;

/** Seal months. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/seals",
  write: async ({ actor, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    const [from, to, why] = [single(fields, "from"), single(fields, "to"), reasonIn(fields, "why")];
    const areMonths = isMonth(from) && isMonth(to) && from <= to;
    if (!areMonths || !why) return { problems: { from: areMonths ? undefined : "months_wrong", why: why ? undefined : "why_missing" } };
    await sealPeriod(actor, { unitId: unit.id, from, to, why });
    return {};
  },
});
