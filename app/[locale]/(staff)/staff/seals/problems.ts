import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("seals", [
  "signed_out",
  "changed_meanwhile",
  "months_wrong",
  "why_missing",
  "open_why_missing",
  "still_appraised",
]);
