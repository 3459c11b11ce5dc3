import type { Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";

const PROBLEMS = [
  "signed_out",
  "changed_meanwhile",
  "key_wrong",
  "key_taken",
  "no_question_wording",
  "too_many_questions",
  "not_whole",
  "own_draft",
  "not_submitted",
  "not_approved",
  "why_missing",
  "day_wrong",
  "no_file",
  "code_wrong",
  "code_twice",
  "follow_several",
  "number_wrong",
  "too_long",
] as const satisfies readonly MessageKey<"authoring">[];

/** The words of a refused form's problems, each leading to its field. */
export function problemLines(locale: Locale, problems: Readonly<Record<string, string>> = {}): { at?: string; text: string }[] {
  const t = translator(locale, "authoring");
  return Object.entries(problems).map(([field, problem]) => {
    const known = PROBLEMS.find((each) => each === problem);
    const text = known ? t(known) : problem === "unavailable" ? translator(locale, "common")("unavailable") : problem;
    return field === "form" || field.startsWith("file_") ? { text } : { at: field, text };
  });
}
