import { NotFound } from "#lib/errors.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { readHolidays } from "#lib/requests/hours-definition.ts";
import { setWorkingHours } from "#lib/requests/hours-mutations.ts";
import { minutesOf, type Week, week } from "#lib/units/office-week.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

/** The week as it was typed: both times of a day, or neither. */
function readWeek(fields: Fields): Week | undefined {
  const days = Array.from({ length: 7 }, (_, at) => {
    const typed = [single(fields, `from_${at}`), single(fields, `to_${at}`)];
    return typed.every((text) => text.trim() === "") ? null : typed.map((text) => minutesOf(text) ?? -1);
  });
  const read = week.safeParse(days);
  return read.success ? read.data : undefined;
}

const minutesIn = (days: Week) => days.reduce((sum, day) => sum + (day ? day[1] - day[0] : 0), 0);
/** With fewer, the longest deadline would not come within a year. */
const LEAST_MINUTES = 10 * 60;

/** Set the working hours of a unit. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/hours",
  write: async ({ actor, fields, page }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    const [days, off] = [readWeek(fields), readHolidays(single(fields, "holidays"))];
    const never = days && minutesIn(days) < LEAST_MINUTES;
    if (!days || never || "line" in off)
      return {
        problems: {
          week: days ? (never ? "week_never" : undefined) : "week_wrong",
          holidays: "line" in off ? "holidays_wrong" : undefined,
        },
      };
    await setWorkingHours(actor, { unitId: unit.id, week: days, holidays: off.holidays, seen: Number(single(fields, "seen")) });
    return { to: `${page}?unit=${unit.slug}` };
  },
});
