import type { Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";

const PROBLEMS = [
  "signed_out",
  "unit_wrong",
  "service_wrong",
  "questionnaire_wrong",
  "issued_wrong",
  "expires_wrong",
  "printed_before",
  "counted_wrong",
  "count_differs",
  "not_printed",
  "over",
] as const satisfies readonly MessageKey<"slips">[];

/** The words of a refused form's problems, each leading to its field; what a file's line lacks stands in words already. */
export function problemLines(locale: Locale, problems: Readonly<Record<string, string>> = {}): { at?: string; text: string }[] {
  const t = translator(locale, "slips");
  return Object.entries(problems).map(([at, problem]) => {
    const known = PROBLEMS.find((each) => each === problem);
    const text = known ? t(known) : problem === "unavailable" ? translator(locale, "common")("unavailable") : problem;
    return at === "form" || at.startsWith("line_") ? { text } : { at, text };
  });
}
