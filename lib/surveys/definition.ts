import * as z from "zod";
import { localised } from "#lib/i18n/locales.ts";
import { OWN_FIELDS } from "./own-fields.ts";
import { MOST_OPTIONS, MOST_QUESTIONS, MOST_VALUES, optionOf, questionShapes } from "./question-shapes.ts";

/** Codes with one meaning in every question; 0 is stored when a question was left open. */
export const SKIPPED = 0;
export const DOES_NOT_APPLY = 8;
export const CANNOT_SAY = 9;

const option = optionOf(localised);
export type Option = z.infer<typeof option>;

const options = z
  .array(option)
  .min(2)
  .max(MOST_OPTIONS)
  .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, "codes of a question must differ")
  .refine((list) => list.filter(({ other }) => other).length <= 1, "only one answer can be the other one");

const shapes = questionShapes(localised, options);

const question = z.discriminatedUnion("type", [
  shapes.scale,
  shapes.single,
  shapes.multiple,
  shapes.rating,
  shapes.text,
  shapes.number.refine(({ min, max }) => min < max && max - min < MOST_VALUES, "the range is empty or too wide"),
  shapes.date,
]);
export type Question = z.infer<typeof question>;
export type QuestionType = Question["type"];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;

/** Names that the form uses itself. */
export const RESERVED = ["form", ...OWN_FIELDS];

const FOLLOWS = "a follow-up question needs an earlier question that follows none, with the answers it names";

type Following = { id: string; when?: { question: string; codes: readonly number[] } | undefined; options?: readonly { code: number }[] };

/** One level: what a follow-up follows stands before it, is always asked, and has its answers. */
export function followsRightly({ when: follows }: Following, earlier: readonly Following[]): boolean {
  if (!follows) return true;
  const followed = earlier.find((each) => each.id === follows.question);
  if (!followed?.options || followed.when) return false;
  return follows.codes.every((code) => followed.options?.some((each) => each.code === code));
}

export const definition = z
  .strictObject({
    title: localised,
    /** One sentence under the title. `{{unit}}` is the unit's name. */
    intro: localised,
    questions: z.array(question).min(1).max(MOST_QUESTIONS),
  })
  .refine(({ questions }) => {
    const names = questions.flatMap(({ id: name }) => [name, `${name}_other`]);
    return new Set(names).size === names.length && !names.some((name) => RESERVED.includes(name));
  }, "question ids must differ, also with _other behind them, and may not be names of the form")
  .refine(({ questions }) => questions.every((each, index) => followsRightly(each, questions.slice(0, index))), FOLLOWS);
export type Definition = z.infer<typeof definition>;
