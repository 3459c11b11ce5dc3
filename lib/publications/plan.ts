import { addDays, addMonths, type Day, monthOf } from "#lib/calendar.ts";
import { type Period, periodOf } from "#lib/rates/period.ts";

export type Plan = { id: string; unitId: string; length: "quarter" | "year"; draftDays: number; publishDays: number };

/** The last quarter or year that had ended on a day. */
export function lastEnded(length: Plan["length"], today: Day): Period {
  const month = Number(today.slice(5, 7));
  const last = length === "year" ? addMonths(monthOf(today), -month) : addMonths(monthOf(today), -1 - ((month - 1) % 3));
  const year = last.slice(0, 4);
  const key = length === "year" ? year : `${year}-q${Math.ceil(Number(last.slice(5, 7)) / 3)}`;
  const period = periodOf(key, today);
  if (!period) throw new Error(`no period ${key}`);
  return period;
}

/** When the last ended period of a plan is drafted, and when it goes out. */
export function planned({ length, draftDays, publishDays }: Pick<Plan, "length" | "draftDays" | "publishDays">, today: Day) {
  const period = lastEnded(length, today);
  const ended = addDays(addMonths(period.to, 1), -1);
  return { period, draftOn: addDays(ended, draftDays), publishOn: addDays(ended, publishDays) };
}
