import * as z from "zod";
import { localised } from "#lib/i18n/locales.ts";

/** Codes with one meaning in every question; 0 is stored when a question was left open. */
export const SKIPPED = 0;
export const DOES_NOT_APPLY = 8;
export const CANNOT_SAY = 9;

const id = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/);

const option = z.strictObject({
  /** Stored in the answer and the same in every language. */
  code: z.int().min(1).max(14),
  label: localised,
  /** Chosen when none of the others fits; a line of the form asks which. */
  other: z.literal(true).optional(),
});
export type Option = z.infer<typeof option>;

/** A question that is asked only of who chose one of these answers to an earlier one. */
const when = z.strictObject({ question: id, codes: z.array(z.int().min(1).max(14)).min(1) });

const asked = { id, label: localised, help: localised.optional(), required: z.boolean().default(false), when: when.optional() };
const options = z
  .array(option)
  .min(2)
  .max(14)
  .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, "codes of a question must differ")
  .refine((list) => list.filter(({ other }) => other).length <= 1, "only one answer can be the other one");
const choosable = { ...asked, options };

/** A number is stored as its distance from the lowest, so its range must fit. */
const MOST_VALUES = 30_000;

const question = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("scale"), ...choosable, driver: z.boolean().default(false) }),
  z.strictObject({ type: z.literal("single"), ...choosable }),
  z.strictObject({ type: z.literal("multiple"), ...choosable }),
  /** 0 to 10, with words for both ends. */
  z.strictObject({ type: z.literal("rating"), ...asked, lowest: localised, highest: localised, cannotSay: z.boolean().default(false) }),
  z.strictObject({ type: z.literal("text"), ...asked, maxLength: z.int().min(1).max(2000), lines: z.enum(["short", "long"]).optional() }),
  z
    .strictObject({ type: z.literal("number"), ...asked, min: z.int(), max: z.int() })
    .refine(({ min, max }) => min < max && max - min < MOST_VALUES, "the range is empty or too wide"),
  z.strictObject({ type: z.literal("date"), ...asked }),
]);
export type Question = z.infer<typeof question>;
export type QuestionType = Question["type"];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;

/** Names that the form uses itself. */
const RESERVED = ["key", "version", "form", "more"];

const FOLLOWS = "a follow-up question needs an earlier question that follows none, with the answers it names";

/** One level: what a follow-up follows stands before it, is always asked, and has its answers. */
function followsRightly({ when: follows }: Question, earlier: readonly Question[]): boolean {
  if (!follows) return true;
  const followed = earlier.find((each) => each.id === follows.question);
  if (!followed || followed.when || !("options" in followed)) return false;
  return follows.codes.every((code) => followed.options.some((option) => option.code === code));
}

export const definition = z
  .strictObject({
    title: localised,
    /** One sentence under the title. `{{unit}}` is the unit's name. */
    intro: localised,
    questions: z.array(question).min(1).max(30),
  })
  .refine(({ questions }) => {
    const names = questions.flatMap(({ id: name }) => [name, `${name}_other`]);
    return new Set(names).size === names.length && !names.some((name) => RESERVED.includes(name));
  }, "question ids must differ, also with _other behind them, and may not be key, version, form or more")
  .refine(({ questions }) => questions.every((each, index) => followsRightly(each, questions.slice(0, index))), FOLLOWS);
export type Definition = z.infer<typeof definition>;
