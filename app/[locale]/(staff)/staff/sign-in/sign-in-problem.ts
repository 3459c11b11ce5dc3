import { problemsOf } from "../problem-lines.ts";

/** What signing in may be refused for. None says whether an account exists. */
export const signInProblems = problemsOf("people", [
  "email_missing",
  "password_missing",
  "no_match",
  "too_many_tries",
  "passkey_failed",
  "provider_failed",
  "code_missing",
  "code_wrong",
  "code_waiting",
  "signed_out_by",
]);

/** The words for one field. */
export const problemAt = (lines: readonly { at?: string; text: string }[], field: string): string | undefined =>
  lines.find(({ at }) => at === field)?.text;
