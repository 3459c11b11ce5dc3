import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("authoring", [
  "signed_out",
  "changed_meanwhile",
  "key_wrong",
  "key_taken",
  "no_question_wording",
  "too_many_questions",
  "not_whole",
  "own_draft",
  "not_submitted",
  "not_approved",
  "why_missing",
  "day_wrong",
  "no_file",
  "code_wrong",
  "code_twice",
  "follow_several",
  "number_wrong",
  "too_long",
]);
