import type { Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";

const PROBLEMS = [
  "signed_out",
  "unit_wrong",
  "service_wrong",
  "questionnaire_wrong",
  "name_wrong",
  "means_wrong",
  "expires_wrong",
  "list_empty",
  "list_too_long",
  "under_way",
  "smtp_missing",
  "nobody_due",
  "ended_already",
  "counted_wrong",
  "more_than_sent",
] as const satisfies readonly MessageKey<"invitations">[];

/** The words of a refused form's problems, each leading to its field; what a list's line lacks stands in words already. */
export function problemLines(locale: Locale, problems: Readonly<Record<string, string>> = {}): { at?: string; text: string }[] {
  const t = translator(locale, "invitations");
  return Object.entries(problems).map(([at, problem]) => {
    const known = PROBLEMS.find((each) => each === problem);
    const text = known ? t(known) : problem === "unavailable" ? translator(locale, "common")("unavailable") : problem;
    return at === "form" ? { text } : { at: at.startsWith("line_") ? "list" : at, text };
  });
}
