import * as z from "zod";

/** The name of a question: in the form, in the export and in what follows it. */
const questionId = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/);
const code = z.int().min(1).max(14);

/** A number is stored as its distance from the lowest, so its range must fit. */
export const MOST_VALUES = 30_000;
export const MOST_OPTIONS = 14;
export const MOST_QUESTIONS = 30;
export const LONGEST_TEXT = 2000;

/** An answer to choose; its wording is a whole text in a questionnaire and may be missing in a draft. */
export const optionOf = <T extends z.ZodType>(text: T) =>
  z.strictObject({
    /** Stored in the answer and the same in every language. */
    code,
    label: text,
    /** Chosen when none of the others fits; a line of the form asks which. */
    other: z.literal(true).optional(),
  });

/** A question that is asked only of who chose one of these answers to an earlier one. */
const when = z.strictObject({ question: questionId, codes: z.array(code).min(1) });

/** The fields of every question type, over wordings and lists of options of one strictness. */
export function questionShapes<T extends z.ZodType, O extends z.ZodType>(text: T, options: O) {
  const asked = {
    id: questionId,
    label: text,
    help: text.optional(),
    required: z.boolean().default(false),
    when: when.optional(),
    /** The indicator of the dictionary that this question feeds. */
    feeds: questionId.optional(),
  };
  /** What of the population the answers are known of, so that they can be weighed. */
  const weighs = z.enum(["age", "sex"]).optional();
  const choosable = { ...asked, options };
  return {
    scale: z.strictObject({ type: z.literal("scale"), ...choosable, weighs, driver: z.boolean().default(false) }),
    single: z.strictObject({ type: z.literal("single"), ...choosable, weighs }),
    multiple: z.strictObject({ type: z.literal("multiple"), ...choosable }),
    /** 0 to 10, with words for both ends. */
    rating: z.strictObject({ type: z.literal("rating"), ...asked, lowest: text, highest: text, cannotSay: z.boolean().default(false) }),
    text: z.strictObject({
      type: z.literal("text"),
      ...asked,
      maxLength: z.int().min(1).max(LONGEST_TEXT),
      lines: z.enum(["short", "long"]).optional(),
    }),
    number: z.strictObject({ type: z.literal("number"), ...asked, min: z.int(), max: z.int() }),
    date: z.strictObject({ type: z.literal("date"), ...asked }),
  };
}
