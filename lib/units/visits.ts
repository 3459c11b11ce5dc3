import type { Day } from "#lib/calendar.ts";

const MOST_VISITS = 1_000_000;
/** How many months back visits can be counted or changed. */
export const MONTHS_BACK = 36;

/** Visits of one unit for one service in one month (its first day). */
export type VisitCount = { unitId: string; serviceKey: string; month: Day; visits: number };

/** A count as somebody typed it; nothing typed says that nobody counted. `undefined` when it is no count. */
export function readVisits(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const visits = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return visits <= MOST_VISITS ? visits : undefined;
}
