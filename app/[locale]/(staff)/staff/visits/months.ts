import { addMonths, type Day, dayOf, isDay, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { MONTHS_BACK } from "#lib/units/visits.ts";

const MONTHS_SHOWN = 6;

/** The months that the grid shows: six up to the one in the address, which is this month unless it is one that can be counted. */
export function monthsShown(until: string): { months: Day[]; choices: Day[] } {
  const now = monthOf(dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  const choices = Array.from({ length: MONTHS_BACK }, (_, back) => addMonths(now, -back));
  const last = isDay(`${until}-01`) && choices.includes(`${until}-01`) ? `${until}-01` : now;
  return { months: Array.from({ length: MONTHS_SHOWN }, (_, at) => addMonths(last, at + 1 - MONTHS_SHOWN)), choices };
}

/** The name of a cell's field; what it showed when the page was made goes along under `was_` and the name. */
export const cellName = (serviceKey: string, month: Day) => `visits_${serviceKey}_${month.slice(0, 7)}`;
