import { addDays, type Day, dayOf } from "#lib/calendar.ts";

/** When an office works: from and to as minutes of the day, by weekday from Monday; none on a day off. Holidays are days off too. */
export type OfficeHours = { timeZone: string; week: readonly (readonly [number, number] | undefined)[]; holidays: readonly Day[] };

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Nobody is away for longer; hours that never come would be looked for without an end. */
const MOST_DAYS = 366;

/** Monday to Friday, nine to five. */
export const usualHours = (timeZone: string): OfficeHours => ({
  timeZone,
  week: [...Array.from({ length: 5 }, () => [9 * 60, 17 * 60] as const), undefined, undefined],
  holidays: [],
});

const clocks = new Map<string, Intl.DateTimeFormat>();
function wallClock(moment: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
    clock = new Intl.DateTimeFormat("en-CA", { timeZone, hourCycle: "h23", ...parts });
    clocks.set(timeZone, clock);
  }
  const at = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(at.year ?? 0, (at.month ?? 1) - 1, at.day, at.hour, at.minute, at.second);
}

/** The moment at which a clock in a time zone shows a minute of a day; of one that is skipped, the one just after. */
export function momentOf(day: Day, minute: number, timeZone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS;
  const first = wall - (wallClock(wall, timeZone) - wall);
  return new Date(first - (wallClock(first, timeZone) - wall));
}

function hoursOn(day: Day, { timeZone, week, holidays }: OfficeHours): [number, number] | undefined {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const open = holidays.includes(day) ? undefined : week[weekday];
  return open && [momentOf(day, open[0], timeZone).getTime(), momentOf(day, open[1], timeZone).getTime()];
}

/** While the office waits for the resident; without an end, it waits still. */
export type Pause = { from: Date; to: Date | undefined };

/** What is left of a stretch of time without the pauses, in order. */
function unpaused(open: readonly [number, number], pauses: readonly Pause[]): [number, number][] {
  return pauses.reduce<[number, number][]>(
    (parts, { from, to }) =>
      parts.flatMap(([begins, ends]): [number, number][] => {
        const [stops, resumes] = [from.getTime(), to?.getTime() ?? Number.POSITIVE_INFINITY];
        if (stops >= ends || resumes <= begins) return [[begins, ends]];
        const around: [number, number][] = [
          [begins, stops],
          [resumes, ends],
        ];
        return around.filter(([first, last]) => first < last);
      }),
    [[open[0], open[1]]],
  );
}

/**
 * The moment by which `hours` of work have passed since `from`, pauses left out; `undefined` while a pause lasts that began before then.
 * Time zones change their clocks, so a day's work is measured between moments, never in minutes of a clock.
 * Throws `RangeError` where the office does not work so many hours within a year, pauses left out.
 */
export function dueAt(from: Date, hours: number, office: OfficeHours): Date;
export function dueAt(from: Date, hours: number, office: OfficeHours, pauses: readonly Pause[]): Date | undefined;
export function dueAt(from: Date, hours: number, office: OfficeHours, pauses: readonly Pause[] = []): Date | undefined {
  let left = hours * HOUR_MS;
  const still = pauses.find(({ to }) => to === undefined);
  const ended = pauses.reduce((latest, { to }) => Math.max(latest, to?.getTime() ?? 0), from.getTime());
  const lastDay = addDays(dayOf(new Date(ended), office.timeZone), MOST_DAYS);
  for (let day = dayOf(from, office.timeZone); day <= lastDay; day = addDays(day, 1)) {
    const open = hoursOn(day, office);
    if (!open || open[1] <= from.getTime()) continue;
    if (still && open[0] >= still.from.getTime()) return undefined;
    for (const [begins, ends] of unpaused([Math.max(open[0], from.getTime()), open[1]], pauses)) {
      if (left <= ends - begins) return new Date(begins + left);
      left -= ends - begins;
    }
  }
  if (still) return undefined;
  throw new RangeError(`the office does not work ${hours} hours within a year`);
}

/** Milliseconds of work between two moments; 0 where the second is not later. */
export function workBetween(from: Date, to: Date, office: OfficeHours): number {
  let worked = 0;
  const lastDay = dayOf(to, office.timeZone);
  for (let day = dayOf(from, office.timeZone); day <= lastDay; day = addDays(day, 1)) {
    const open = hoursOn(day, office);
    if (open) worked += Math.max(0, Math.min(open[1], to.getTime()) - Math.max(open[0], from.getTime()));
  }
  return worked;
}
