import * as z from "zod";
import type { Day } from "#lib/calendar.ts";
import { LOCALE_KEYS, type Locale, localised } from "#lib/i18n/locales.ts";
import type { Role } from "#lib/people/actor.ts";

/** Who keeps how a unit is reached. */
export const CONTACT_ROLES = ["administrator", "lead"] as const satisfies readonly Role[];

export const STEP_FREE = ["yes", "help", "no"] as const;

export const LONGEST_ADDRESS = 200;
export const LONGEST_TRANSPORT = 300;
export const LONGEST_PLACES = 600;
export const LONGEST_NAME = 80;
const DAY_MINUTES = 24 * 60;

const minute = z.int().min(0).max(DAY_MINUTES);
const span = z.tuple([minute, minute]).refine(([from, to]) => from < to);
/** From and to as minutes of the day, by weekday from Monday; null on a day off. */
const week = z.array(span.nullable()).length(7);
export type Week = z.infer<typeof week>;
const inSome = z.partialRecord(z.enum(LOCALE_KEYS), z.string().min(1));

export const contactShape = z.strictObject({
  address: localised,
  phone: z.string().regex(/^[\d +()-]{3,24}$/),
  transport: localised.nullable(),
  stepFree: z.enum(STEP_FREE),
  hours: week,
  /** Streets and places, by language, with commas between them. */
  places: inSome.nullable(),
  officer: z.string().max(LONGEST_NAME),
  photo: z
    .string()
    .regex(/^[\da-f]{64}$/)
    .nullable(),
  surgery: z.strictObject({ on: z.iso.date(), from: minute, to: minute, place: localised }).nullable(),
});
/** How a unit is reached, and who its officer is. */
export type Contact = z.infer<typeof contactShape>;

export const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

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

/** Everything that a unit may be found by, in every language. */
export function findableText(names: readonly Partial<Record<Locale, string>>[]): string {
  return names.flatMap((name) => Object.values(name)).join(" ");
}
