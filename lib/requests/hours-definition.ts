import * as z from "zod";
import { type Day, isDay } from "#lib/calendar.ts";

const MOST_HOLIDAYS = 200;
const MINUTES = 24 * 60;

const hours = z
  .tuple([z.int().min(0).max(MINUTES), z.int().min(0).max(MINUTES)])
  .refine(([from, to]) => from < to, "a day's work ends after it began");

/** From and to as minutes of the day, by weekday from Monday; none on a day off. */
export const week = z.array(hours.nullable()).length(7);
export const holidays = z.array(z.strictObject({ day: z.string().refine(isDay), name: z.string().max(80) })).max(MOST_HOLIDAYS);
export type Week = z.infer<typeof week>;
export type Holiday = z.infer<typeof holidays>[number];

/** `09:30` as minutes of the day; nothing where it is no time. `24:00` ends a day. */
export function minutesOf(text: string): number | undefined {
  const [, hour = "", minute = ""] = /^(\d{1,2}):(\d\d)$/.exec(text.trim()) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour && Number(minute) < 60 && minutes <= MINUTES ? minutes : undefined;
}

export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** A list of holidays, a line each: the day, and its name behind it. Which line is none is said by its number. */
export function readHolidays(text: string): { holidays: Holiday[] } | { line: number } {
  const read: Holiday[] = [];
  for (const [at, line] of text.replaceAll("\0", "").split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [, day = "", name = ""] = /^\s*(\S+)\s*(.*?)\s*$/.exec(line) ?? [];
    const shaped = holidays.element.safeParse({ day, name });
    if (!shaped.success || read.length >= MOST_HOLIDAYS) return { line: at + 1 };
    if (!read.some((each) => each.day === day)) read.push(shaped.data);
  }
  return { holidays: read.sort((a, b) => a.day.localeCompare(b.day)) };
}

export const holidayLines = (days: readonly { day: Day; name: string }[]): string =>
  days.map(({ day, name }) => `${day} ${name}`.trim()).join("\n");
