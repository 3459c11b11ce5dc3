import type { Day } from "#lib/calendar.ts";
import { monthOf } from "#lib/calendar.ts";
import type { HeadlineRates } from "#lib/rates/queries.ts";

/** The month that an address names as `YYYY-MM`, if it has ended; as its first day. */
export function endedMonth(text: string | null, today: Day): Day | undefined {
  const month = /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text ?? "") ? `${text}-01` : undefined;
  return month && month < monthOf(today) ? month : undefined;
}

/** The ended months of a page in which somebody answered, newest first. */
export function reportMonths(headlines: readonly Pick<HeadlineRates, "months">[], today: Day): Day[] {
  const answered = headlines.flatMap(({ months }) =>
    months.filter(({ month, rate }) => month < monthOf(today) && (rate.shown || rate.reason !== "none")).map(({ month }) => month),
  );
  return [...new Set(answered)].sort().reverse();
}
