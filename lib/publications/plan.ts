import { addDays, addMonths, type Day, monthOf } from "#lib/calendar.ts";
import { type Period, periodOf } from "#lib/rates/period.ts";

/** The same as the table `publication_plan` knows. */
export const PLAN_LENGTHS = ["quarter", "year"] as const;
export type Plan = { id: string; unitId: string; length: (typeof PLAN_LENGTHS)[number]; draftDays: number; publishDays: number };

/** A period is drafted before the next of its length ends, the shortest of them too. */
export const MOST_DRAFT_DAYS = { quarter: 89, year: 364 } as const satisfies Record<Plan["length"], number>;

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
  // A plan that was made before there was a most would never come to draft.
  const days = Math.min(draftDays, MOST_DRAFT_DAYS[length]);
  return { period, draftOn: addDays(ended, days), publishOn: addDays(ended, Math.max(days, publishDays)) };
}

/** The period that a plan comes to next, and when. */
export function nextPlanned(plan: Pick<Plan, "length" | "draftDays" | "publishDays">, today: Day) {
  const last = planned(plan, today);
  return today < last.draftOn ? last : planned(plan, addMonths(last.period.to, plan.length === "year" ? 13 : 4));
}

const YEARS = 3;

/** The quarters and years that have ended, the newest first: what a publication may be of. */
export function publishable(today: Day): Period[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: YEARS }, (_, ago) => year - ago).flatMap((each) =>
    [`${each}`, `${each}-q4`, `${each}-q3`, `${each}-q2`, `${each}-q1`].flatMap((key) => {
      const period = periodOf(key, today);
      return period && period.to < monthOf(today) ? [period] : [];
    }),
  );
}
