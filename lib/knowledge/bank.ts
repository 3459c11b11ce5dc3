import type { Fields } from "#lib/http/fields.ts";
import { LOCALE_KEYS, type Locale } from "#lib/i18n/locales.ts";
import { definition, type Question } from "#lib/surveys/definition.ts";
import { readAnswer } from "#lib/surveys/registry.ts";

/** A question that can have right answers. */
export type BankQuestion = Extract<Question, { type: "single" | "multiple" }>;

export const MOST_ANSWERS = 6;
export const LONGEST_TOPIC = 60;

/** A question of the questionnaire engine that has right answers; `undefined` for another. */
export function bankQuestion(value: unknown): BankQuestion | undefined {
  const read = definition.safeParse({ title: { en: "Check" }, intro: { en: "Check" }, questions: [value] });
  const question = read.success ? read.data.questions[0] : undefined;
  return question?.type === "single" || question?.type === "multiple" ? question : undefined;
}

/** The languages in which all words of a question are written. */
export function languagesOf({ label, options }: BankQuestion): Locale[] {
  return LOCALE_KEYS.filter((locale) => [label, ...options.map((option) => option.label)].every((text) => text[locale]));
}

/** The languages in which there are enough of some questions for a check. */
export const languagesFor = (questions: readonly BankQuestion[], many: number): Locale[] =>
  LOCALE_KEYS.filter((locale) => questions.filter((each) => languagesOf(each).includes(locale)).length >= many);

/** A choice as the questionnaire engine reads and stores it; `undefined` when it is none of this question. */
export function choiceIn(question: BankQuestion, fields: Fields): number | undefined {
  const answer = readAnswer(question, { values: fields.get(question.id) ?? [], other: [] });
  return answer.ok ? answer.choice : undefined;
}

/** So many of a list, in random order; `random` gives numbers in [0, 1). Every order is as likely as any other (Fisher and Yates). */
export function drawn<T>(all: readonly T[], count: number, random: () => number): T[] {
  const rest = [...all];
  for (let at = rest.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [rest[at], rest[other]] = [rest[other] as T, rest[at] as T];
  }
  return rest.slice(0, count);
}
