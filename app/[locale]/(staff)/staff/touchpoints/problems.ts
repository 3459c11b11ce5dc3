import type { Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";

const PROBLEMS = [
  "signed_out",
  "unit_wrong",
  "service_wrong",
  "questionnaire_wrong",
  "place_long",
  "bulk_none",
  "revive_late",
] as const satisfies readonly MessageKey<"touchpoints">[];

/** The words of a refused form's problems, each leading to its field. */
export function problemLines(locale: Locale, problems: Readonly<Record<string, string>> = {}): { at?: string; text: string }[] {
  const t = translator(locale, "touchpoints");
  return Object.entries(problems).map(([at, problem]) => {
    const known = PROBLEMS.find((each) => each === problem);
    const text = known ? t(known) : translator(locale, "common")("unavailable");
    return at === "form" ? { text } : { at, text };
  });
}
