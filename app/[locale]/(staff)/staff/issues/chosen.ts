import { addMonths, type Day, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";

type Wish = Record<string, string | string[] | undefined>;

const MONTHS_BACK = 24;

export const todayHere = (): Day => dayOf(new Date(), env().RAPPORT_TIME_ZONE);

/** The months that can be looked at, the running one first. */
export const monthsToChoose = (today: Day): Day[] => Array.from({ length: MONTHS_BACK }, (_, at) => addMonths(monthOf(today), -at));

/** The unit and month of an address; the widest unit and the last whole month unless it says so. */
export function chosenIssues(units: readonly UnitNode[], wish: Wish, today: Day): { unit: UnitNode | undefined; month: Day } {
  const month = monthsToChoose(today).find((each) => each.slice(0, 7) === wish.month) ?? addMonths(monthOf(today), -1);
  return { unit: units.find(({ slug }) => slug === wish.unit) ?? largestTree(units), month };
}
