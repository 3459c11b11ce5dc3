import * as z from "zod";
import { type Answer, chosen, readWords, refused, type Sent } from "./answer.ts";
import { type Definition, type Question, type QuestionOf, type QuestionType, SKIPPED } from "./definition.ts";
import { date, number, rating } from "./measured.ts";
import { bitOf, equals, holds, type Slot } from "./slot.ts";

type Entry<T extends QuestionType> = {
  /** Read what was sent; never throws, whatever was sent. */
  read: (question: QuestionOf<T>, sent: Sent) => Answer;
  /** The counters of this question, in a fixed order, the skipped one first. */
  slots: (question: QuestionOf<T>) => Slot[];
  /** What may be stored as its choice. */
  stored: (question: QuestionOf<T>) => z.ZodType<number>;
  /** The names of its counters in a table, in the order of the slots. */
  columns: (question: QuestionOf<T>) => string[];
};

type Choosable = QuestionOf<"scale" | "single" | "multiple">;

/** The longest line that says which other. */
export const OTHER_LENGTH = 200;

function codeOf(question: Choosable, sent: string): number | undefined {
  return question.options.find((option) => String(option.code) === sent)?.code;
}

/** A choice with the words that belong to "other", where that is chosen; without it they say nothing. */
function withOther(question: Choosable, choice: number, isChosen: (code: number) => boolean, { other }: Sent): Answer {
  const open = question.options.find((option) => option.other);
  if (!open || !isChosen(open.code)) return chosen(choice);
  const words = readWords(other, OTHER_LENGTH);
  return words.ok ? chosen(choice, words.words) : refused(words.problem);
}

const optionColumns = ({ id, options }: Choosable) => [`${id}_skipped`, ...options.map(({ code }) => `${id}_${code}`)];

const oneOf: Entry<"scale"> & Entry<"single"> = {
  read: (question, sent) => {
    if (sent.values.length > 1) return refused("one_only");
    const value = sent.values[0] ?? "";
    if (value === "") return question.required ? refused("required") : chosen(SKIPPED);
    const code = codeOf(question, value);
    return code === undefined ? refused("unknown_option") : withOther(question, code, (other) => other === code, sent);
  },
  slots: (question) => [equals(SKIPPED), ...question.options.map((option) => equals(option.code))],
  stored: ({ options }) => z.literal([SKIPPED, ...options.map(({ code }) => code)]),
  columns: optionColumns,
};

const someOf: Entry<"multiple"> = {
  read: (question, sent) => {
    const values = sent.values.filter((value) => value !== "");
    if (values.length === 0) return question.required ? refused("required") : chosen(SKIPPED);
    const codes = values.map((value) => codeOf(question, value));
    if (codes.some((code) => code === undefined)) return refused("unknown_option");
    const bits = codes.reduce<number>((sum, code) => sum | bitOf(code ?? 0), 0);
    return withOther(question, bits, (other) => codes.includes(other), sent);
  },
  slots: (question) => [equals(SKIPPED), ...question.options.map((option) => holds(option.code))],
  stored: ({ options }) => {
    const all = options.reduce((bits, { code }) => bits | bitOf(code), 0);
    return z.int().refine((bits) => bits >= 0 && (bits & ~all) === 0);
  },
  columns: optionColumns,
};

const GIVEN = 1;

const inWords: Entry<"text"> = {
  read: (question, sent) => {
    const read = readWords(sent.values, question.maxLength);
    if (!read.ok) return refused(read.problem);
    if (read.words === "") return question.required ? refused("required") : chosen(SKIPPED);
    return chosen(GIVEN, read.words);
  },
  slots: () => [equals(SKIPPED), equals(GIVEN)],
  stored: () => z.literal([SKIPPED, GIVEN]),
  columns: ({ id }) => [`${id}_skipped`, `${id}_given`],
};

/** The one place that knows all question types; a type without its entry does not compile. */
const REGISTRY = { scale: oneOf, single: oneOf, multiple: someOf, rating, text: inWords, number, date } satisfies {
  [T in QuestionType]: Entry<T>;
};

function entry(question: Question): Entry<QuestionType> {
  // Each entry takes its own question type; the pairing by `type` is what the registry guarantees.
  return REGISTRY[question.type] as unknown as Entry<QuestionType>;
}

export function readAnswer(question: Question, sent: Sent): Answer {
  return entry(question).read(question, sent);
}

export function slotsOf(question: Question): Slot[] {
  return entry(question).slots(question);
}

const schemas = new WeakMap<Definition, z.ZodType<number[]>>();

/** What may be stored as the choices of a questionnaire: one for each question, in their order. */
export function storedChoices(definition: Definition): z.ZodType<number[]> {
  const known = schemas.get(definition);
  if (known) return known;
  const each = definition.questions.map((question) => entry(question).stored(question));
  const schema = z.tuple(each as [z.ZodType<number>, ...z.ZodType<number>[]]) as unknown as z.ZodType<number[]>;
  schemas.set(definition, schema);
  return schema;
}

/** The names of a question's counters in a table, in the order of its slots. */
export function columnsOf(question: Question): string[] {
  return entry(question).columns(question);
}

/** Whether an answer to this question may hold words: those of a text, or of the line that asks which other. */
export function takesWords(question: Question): boolean {
  return question.type === "text" || otherField(question) !== undefined;
}

/** The name of the line that asks which other, where a question has one. */
export function otherField(question: Question): string | undefined {
  return "options" in question && question.options.some(({ other }) => other) ? `${question.id}_other` : undefined;
}
