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
});
export type Option = z.infer<typeof option>;

const asked = { id, label: localised, help: localised.optional(), required: z.boolean().default(false) };
const choosable = { ...asked, options: z.array(option).min(2).max(14) };

const question = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("scale"), ...choosable, driver: z.boolean().default(false) }),
  z.strictObject({ type: z.literal("single"), ...choosable }),
  z.strictObject({ type: z.literal("multiple"), ...choosable }),
  z.strictObject({ type: z.literal("text"), ...asked, maxLength: z.int().min(1).max(2000) }),
]);
export type Question = z.infer<typeof question>;
export type QuestionType = Question["type"];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;

export const definition = z
  .strictObject({
    title: localised,
    /** One sentence under the title. `{{unit}}` is the unit's name. */
    intro: localised,
    questions: z.array(question).min(1).max(30),
  })
  .refine((value) => new Set(value.questions.map((each) => each.id)).size === value.questions.length, "question ids must differ");
export type Definition = z.infer<typeof definition>;
