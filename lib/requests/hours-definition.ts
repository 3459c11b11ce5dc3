import * as z from "zod";
import { type Day, isDay } from "#lib/calendar.ts";

const MOST_HOLIDAYS = 200;

export const holidays = z.array(z.strictObject({ day: z.string().refine(isDay), name: z.string().max(80) })).max(MOST_HOLIDAYS);
export type Holiday = z.infer<typeof holidays>[number];

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
