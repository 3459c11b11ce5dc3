/** Days as `YYYY-MM-DD`, the finest time that may stand beside an answer. */
export type Day = string;

// Making one costs more than a hundred uses of it.
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day it is now in the force's time zone. */
export function dayOf(moment: Date, timeZone: string): Day {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(moment);
}

export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many days later the second is. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The first day of a month that lies `months` later (or earlier). */
export function addMonths(month: Day, months: number): Day {
  const year = Number(month.slice(0, 4));
  const index = Number(month.slice(5, 7)) - 1 + months;
  return new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 10);
}

/** Monday of the week a day lies in. */
export function weekOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): text is Day {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
