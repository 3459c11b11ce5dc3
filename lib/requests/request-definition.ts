import * as z from "zod";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";

export const LONGEST_WORDS = 2_000;
export const LONGEST_PLACE = 200;
export const OUTCOMES = ["helped", "informed", "referred", "detection", "nothing"] as const;

/** As it may be stored: PostgreSQL stores no NUL, and line ends are one sign. */
const words = (most: number) =>
  z
    .string()
    .transform((text) => text.replaceAll("\0", "").replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(most));

export const saidWords = words(LONGEST_WORDS).pipe(z.string().min(1));
export const placeWords = words(LONGEST_PLACE);
export const reasonWords = words(LONGEST_WORDS);

export const newRequest = z.strictObject({
  needKey: z.string(),
  /** The station where it should go; the whole force where none is chosen. */
  unitSlug: z.string(),
  language: z.enum(LOCALE_KEYS),
  words: saidWords,
  place: placeWords,
});
export type NewRequest = z.infer<typeof newRequest>;
