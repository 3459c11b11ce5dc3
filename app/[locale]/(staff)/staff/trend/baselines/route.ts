import { isDay, monthOf } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { INDICATORS } from "#lib/rates/indicators.ts";
import { decideBaseline } from "#lib/rates/trend-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";
import { backToTrend } from "../back-to.ts";

const LONGEST = 300;
const isMonth = (text: string) => isDay(text) && monthOf(text) === text;

/** Decide against which months a trend is measured. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/trend",
  write: async ({ actor, locale, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    const indicator = INDICATORS.find(({ id }) => id === single(fields, "rate"))?.id;
    if (!unit || !indicator) throw new NotFound("no such unit or rate");
    const [from, to] = [single(fields, "from"), single(fields, "to")];
    const why = single(fields, "why").replaceAll("\0", "").trim();
    const problems = {
      from: isMonth(from) && isMonth(to) && from < to ? undefined : "months_wrong",
      why: why && why.length <= LONGEST ? undefined : "why_missing",
    };
    const back = backToTrend(locale, fields);
    if (problems.from || problems.why) return { to: back, problems };
    await decideBaseline(actor, { unitId: unit.id, indicator, from, to, why });
    return { to: back };
  },
});
