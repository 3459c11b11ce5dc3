import { addDays, addMonths, type Day, monthOf } from "#lib/calendar.ts";

/** The last day of the quarter that a day lies in. */
export function quarterEnd(day: Day): Day {
  const into = (Number(day.slice(5, 7)) - 1) % 3;
  return addDays(addMonths(monthOf(day), 3 - into), -1);
}
