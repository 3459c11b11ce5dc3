import type { Fields } from "#lib/http/fields.ts";
import { single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";
import type { Answers } from "#lib/surveys/answers.ts";
import type { Definition } from "#lib/surveys/definition.ts";
import { readPaper } from "#lib/surveys/paper.ts";

/** Questions have names that the page may use itself: their fields begin so. */
const PREFIX = "q_";
export const fieldOf = (questionId: string) => `${PREFIX}${questionId}`;

const PROBLEMS = {
  required: "unknown_option",
  unknown_field: "unknown_option",
  unknown_option: "unknown_option",
  one_only: "one_only",
  too_long: "too_long",
  not_a_number: "not_a_number",
  out_of_range: "out_of_range",
  not_a_date: "not_a_date",
} as const satisfies Record<string, MessageKey<"entry">>;

/** The answers that were typed for a form, or what is wrong with each field, in words. */
export function typedAnswers(
  definition: Definition,
  fields: Fields,
  locale: Locale,
): Extract<Answers, { ok: true }> | { ok: false; problems: Record<string, string> } {
  const typed = new Map(
    [...fields.keys()].flatMap((name) => (name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), single(fields, name)]] : [])),
  );
  const answers = readPaper(definition, typed);
  if (answers.ok) return answers;
  const t = translator(locale, "entry");
  const problems = Object.entries(answers.problems).map(([id, problem]) => {
    const number = definition.questions.findIndex((question) => question.id === id) + 1;
    return [fieldOf(id), t("at_question", { number, problem: t(PROBLEMS[problem]) })] as const;
  });
  return { ok: false, problems: Object.fromEntries(problems) };
}
