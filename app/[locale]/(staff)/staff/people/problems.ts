import { problemsOf } from "../problem-lines.ts";

/** What a form about people may be refused for. */
export const memberProblems = problemsOf("members", [
  "signed_out",
  "changed_meanwhile",
  "name_missing",
  "email_wrong",
  "email_known",
  "role_known",
  "reset_why_missing",
]);
