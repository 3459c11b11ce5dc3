import * as z from "zod";

const DAY_MINUTES = 24 * 60;

export const minute = z.int().min(0).max(DAY_MINUTES);
const span = z.tuple([minute, minute]).refine(([from, to]) => from < to, "a day's hours end after they began");
/** From and to as minutes of the day, by weekday from Monday; null on a day off. */
export const week = z.array(span.nullable()).length(7);
export type Week = z.infer<typeof week>;

/** `09:00`; the end of a day is 24:00. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Minutes of the day from a typed time; as an end, midnight is the end of the day. */
export function minutesOf(typed: string, isEnd = false): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(typed.trim()) ?? [];
  if (!hours || !minutes) return undefined;
  const at = Number(hours) * 60 + Number(minutes);
  if (at > DAY_MINUTES) return undefined;
  return at === 0 && isEnd ? DAY_MINUTES : at;
}

export const isAllDay = ([from, to]: readonly [number, number]): boolean => from === 0 && to === DAY_MINUTES;
