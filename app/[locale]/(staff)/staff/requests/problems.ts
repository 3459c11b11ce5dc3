import { problemsOf } from "../problem-lines.ts";

/** What a form of the desk may be refused for. */
export const problemLines = problemsOf("desk", [
  "signed_out",
  "changed_meanwhile",
  "message_missing",
  "note_missing",
  "outcome_missing",
  "sentence_missing",
  "supervisor_only",
  "week_wrong",
  "week_never",
  "holidays_wrong",
  "refer_missing",
  "why_missing",
  "template_name_missing",
  "template_words_missing",
]);
