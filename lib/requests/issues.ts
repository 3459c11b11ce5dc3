import { addMonths, type Day } from "#lib/calendar.ts";
import type { Localised } from "#lib/i18n/locales.ts";
import { countInterval, poissonRise } from "#lib/statistics/poisson.ts";
import { benjaminiHochberg } from "#lib/statistics/tests.ts";

/** The months that are shown, with the chosen one. */
const MONTHS_SHOWN = 13;
/** With fewer earlier months nothing is known of what is usual. */
const LEAST_EARLIER = 3;
/** The share of false alarms among what is called a rise. */
const FALSE_ALARMS = 0.05;

export const LONGEST_ACTION = 500;

const DAY_MS = 86_400_000;
const daysFrom = (from: Day, to: Day) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

export type NeedCount = { needKey: string; month: Day; requests: number };
export type NeedTitle = { key: string; title: Localised };

/** A number that may be told, or that it is smaller than may be. */
export type SmallCount = number | "few";

export type Issue = NeedTitle & {
  /** By month, the chosen one last. */
  counts: SmallCount[];
  now: SmallCount;
  /** What a month of this length usually brings, with its 95 % interval; few where few asked in all the months before; unknown with too few of those. */
  usual: { mean: number; lower: number; upper: number } | "few" | undefined;
  /** More than before, beyond chance, over all the needs that were looked at. */
  isRise: boolean;
};

/** The months up to a chosen one, oldest first. */
export const monthsUpTo = (month: Day): Day[] => Array.from({ length: MONTHS_SHOWN }, (_, at) => addMonths(month, at - MONTHS_SHOWN + 1));

/**
 * What residents asked about in a month, the most first, against the months before.
 *
 * A need's count is compared with its earlier months by the exact conditional test of two Poisson counts, over days rather than
 * months, and the needs together by Benjamini and Hochberg with a share of false alarms of 5 %. Months before the first request of
 * all are no month without requests. Counts from 1 to below `k` are told as few, and are called no rise.
 */
export function issuesOf(needs: readonly NeedTitle[], counted: readonly NeedCount[], month: Day, today: Day, k: number): Issue[] {
  const months = monthsUpTo(month);
  const [first = month] = counted.map((each) => each.month).sort();
  const [begin = month] = months.filter((each) => each >= first);
  const next = addMonths(month, 1);
  const days = Math.max(1, daysFrom(month, today < next ? today : next));
  const earlierDays = daysFrom(begin, month);
  const isKnown = months.filter((each) => each >= begin && each < month).length >= LEAST_EARLIER;
  const rows = needs.flatMap(({ key, title }) => {
    const counts = months.map((each) => counted.find((row) => row.needKey === key && row.month === each)?.requests ?? 0);
    const x = counts.at(-1) ?? 0;
    const y = counts.slice(0, -1).reduce((sum, each) => sum + each, 0);
    return x + y === 0 ? [] : [{ key, title, counts, x, y }];
  });
  const adjusted = benjaminiHochberg(rows.map(({ x, y }) => (isKnown ? poissonRise(x, days, y, earlierDays) : 1)));
  const told = (count: number): SmallCount => (count > 0 && count < k ? "few" : count);
  return rows
    .map(({ key, title, counts, x, y }, at) => {
      const { lower, upper } = countInterval(y);
      const share = days / earlierDays;
      const known = y < k ? ("few" as const) : { mean: y * share, lower: lower * share, upper: upper * share };
      const usual = isKnown ? known : undefined;
      return { key, title, counts: counts.map(told), now: told(x), usual, isRise: x >= k && (adjusted[at] ?? 1) <= FALSE_ALARMS, x };
    })
    .sort((a, b) => Number(b.isRise) - Number(a.isRise) || b.x - a.x || a.key.localeCompare(b.key))
    .map(({ x: _, ...issue }) => issue);
}
