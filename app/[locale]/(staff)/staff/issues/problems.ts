import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("issues", [
  "signed_out",
  "changed_meanwhile",
  "what_missing",
  "due_wrong",
  "done_missing",
  "tell_missing",
]);
