import * as z from "zod";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import type { NeedKind } from "./need.ts";

export const LONGEST_WORDS = 2_000;
export const LONGEST_PLACE = 200;

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
  /** Only where the resident has pressed "use my position". */
  position: z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  /** The answers to the need's own questions, as the question registry reads them. */
  choices: z.array(z.int()).default([]),
  said: z.array(z.string()).default([]),
});
export type NewRequest = z.infer<typeof newRequest>;
/** What came of a request of each kind, in the police's word. */
export const OUTCOMES_OF = {
  help: ["helped", "informed", "referred", "nothing"],
  clue: ["detection", "informed", "referred", "nothing"],
  complaint: ["upheld", "partly_upheld", "not_upheld", "informed"],
  thanks: ["passed_on"],
} as const satisfies Record<NeedKind, readonly string[]>;
export const requestOutcome = z.enum(Object.values(OUTCOMES_OF).flat());
export type RequestOutcome = z.infer<typeof requestOutcome>;
