import * as z from "zod";
import { inLocale, type Locale, localised } from "#lib/i18n/locales.ts";
import { bestMatches } from "#lib/i18n/word-match.ts";
import { definition, type Question } from "#lib/surveys/definition.ts";

/** What a request is, for who sees it: a clue tells no finer time than a day; a complaint never goes to the unit complained of. */
export const NEED_KINDS = ["help", "clue", "complaint", "thanks"] as const;
export const needKind = z.enum(NEED_KINDS);
export type NeedKind = z.infer<typeof needKind>;
/** Who can help: the police, somebody else, or the emergency line alone. */
export const TRIAGES = ["police", "other", "emergency"] as const;

export const agencyShape = z.object({ key: z.string(), name: localised, reach: localised, phone: z.string() });
/** Who else helps, and how they are reached. */
export type Agency = z.infer<typeof agencyShape>;

/** The names that the form of a request uses itself, before and after the need's own questions. */
const OWN_STEPS = ["danger", "words", "place", "files", "notice", "check"] as const;

export const needQuestions = z
  .union([z.tuple([]), definition.shape.questions])
  .refine(
    (questions) => questions.every(({ id, when }) => !(OWN_STEPS as readonly string[]).includes(id) && !when),
    "a question of a need follows no other and has a name of its own",
  );

export const needShape = z.object({
  key: z.string(),
  kind: needKind,
  version: z.int(),
  triage: z.enum(TRIAGES),
  agency: agencyShape.nullable(),
  /** On a shared device nothing of it may stay. */
  sensitive: z.boolean(),
  /** Working hours until it should be answered. */
  hours: z.int(),
  keepDays: z.int(),
  title: localised,
  /** What to write; for a need that others help with, who does. */
  ask: localised,
  words: localised,
  questions: z.array(z.unknown()).transform((questions): Question[] => needQuestions.parse(questions)),
});
/** A need of the catalogue in one of its wordings, the newest unless said. */
export type Need = z.infer<typeof needShape>;

/** The needs that one's own words may mean, best first; all of them without words, and none that shares nothing with them. */
export function matchingNeeds(needs: readonly Need[], typed: string, locale: Locale): Need[] {
  const textOf = ({ title, words }: Need) => `${inLocale(title, locale)} ${inLocale(words, locale)} ${title.en} ${words.en}`;
  return bestMatches(needs, typed, textOf);
}
