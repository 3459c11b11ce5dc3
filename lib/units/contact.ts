import * as z from "zod";
import type { Day } from "#lib/calendar.ts";
import { LOCALE_KEYS, type Locale, localised } from "#lib/i18n/locales.ts";
import { minute, week } from "./office-week.ts";

export const STEP_FREE = ["yes", "help", "no"] as const;

export const LONGEST_ADDRESS = 200;
export const LONGEST_TRANSPORT = 300;
export const LONGEST_PLACES = 600;
export const LONGEST_NAME = 80;
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

/** Everything that a unit may be found by, in every language. */
export function findableText(names: readonly Partial<Record<Locale, string>>[]): string {
  return names.flatMap((name) => Object.values(name)).join(" ");
}
