import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Question } from "#lib/surveys/definition.ts";
import { OTHER_LENGTH } from "#lib/surveys/registry.ts";

/** The words of a problem at a question: what to do, not what the field is. */
export function problemWords(locale: Locale, question: Question, problem: string | undefined): string | undefined {
  if (!problem) return undefined;
  const t = translator(locale, "surveys");
  const label = inLocale(question.label, locale);
  const written = question.type === "text" || question.type === "number" || question.type === "date";
  if (problem === "required") return written ? t("problem_write", { label }) : t("problem_choose", { label });
  if (problem === "too_long") return t("problem_too_long", { max: question.type === "text" ? question.maxLength : OTHER_LENGTH });
  if (question.type === "number") return t("problem_number", { label, min: question.min, max: question.max });
  if (question.type === "date") return t("problem_date", { label });
  return t("problem_choose_again", { label });
}
