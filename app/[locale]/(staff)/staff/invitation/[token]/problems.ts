import { problemsOf } from "../../problem-lines.ts";

/** What setting up an account may be refused for. */
export const invitationProblems = problemsOf("people", [
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
