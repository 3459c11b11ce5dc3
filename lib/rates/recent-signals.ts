import { addMonths, type Day } from "#lib/calendar.ts";
import type { Rate } from "./rate.ts";
import { type TrendSegment, trendOf } from "./trend.ts";

const RECENT_MONTHS = 3;

/**
 * What of a rate's series stands out and is recent: the part of the last wording with only its signals of the last three months, or a
 * lasting shift. `undefined` when nothing does, or when the months are too few to say.
 */
export function recentSignals(months: readonly { month: Day; rate: Rate }[], breaks: readonly Day[]): TrendSegment | undefined {
  const last = trendOf(months, breaks).at(-1);
  const newest = months.at(-1)?.month;
  if (!last || !newest || last.provisional) return undefined;
  const since = addMonths(newest, 1 - RECENT_MONTHS);
  const points = last.points.map((point) => ({ ...point, signal: point.signal && point.month >= since }));
  return last.shift || points.some(({ signal }) => signal) ? { ...last, points } : undefined;
}
