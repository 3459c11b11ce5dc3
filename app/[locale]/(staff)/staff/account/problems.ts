import { problemsOf } from "../problem-lines.ts";

const own = problemsOf("account", [
  "signed_out",
  "changed_meanwhile",
  "password_wrong",
  "password_waiting",
  "passkey_label_missing",
  "passkey_last",
]);

const shared = problemsOf("people", [
  "password_missing",
  "password_short",
  "password_long",
  "password_common",
  "password_personal",
  "password_guessable",
  "code_missing",
  "code_wrong",
  "passkey_failed",
]);

/** What a form of one's account may be refused for. */
export const accountProblems: typeof own = (locale, problems = {}) => {
  // Each list leaves what it does not know as it was.
  const words = Object.fromEntries(own(locale, problems).map(({ text }, index) => [Object.keys(problems)[index] ?? "", text]));
  return shared(locale, words);
};
