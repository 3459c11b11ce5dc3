import { problemWords } from "#app/_components/surveys/problem-words.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { Step } from "#lib/requests/draft.ts";
import { helpProblems } from "../../problems.ts";

/** What is wrong with a step, in words: a question says it as in a questionnaire. */
export function stepProblems(
  locale: Locale,
  asked: Step,
  problems: Readonly<Record<string, string>> = {},
): { at?: string; text: string }[] {
  if (asked.kind !== "question") return helpProblems(locale, problems);
  const { question } = asked;
  const own = problemWords(locale, question, problems[question.id]);
  const others = Object.fromEntries(Object.entries(problems).filter(([name]) => name !== question.id));
  return [...(own ? [{ at: question.id, text: own }] : []), ...helpProblems(locale, others)];
}
