import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

const KNOWN = [
  "need_gone",
  "danger_missing",
  "words_missing",
  "place_long",
  "file_missing",
  "file_type",
  "file_large",
  "file_broken",
  "file_full",
  "notice_wrong",
  "notice_often",
  "proof_wrong",
  "code_missing",
  "code_wrong",
  "answer_missing",
  "reason_missing",
  "changed",
  "deletion_held",
  "too_often",
  "warning_send",
] as const;

/** A refused form's problems in words, each leading to its field. */
export function helpProblems(locale: Locale, problems: Readonly<Record<string, string>> = {}): { at?: string; text: string }[] {
  return Object.entries(problems).map(([at, problem]) => {
    const known = KNOWN.find((each) => each === problem);
    const text = known ? translator(locale, "help")(known) : translator(locale, "common")("unavailable");
    return at === "form" ? { text } : { at, text };
  });
}
