import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("contacts", [
  "signed_out",
  "changed_meanwhile",
  "too_long",
  "english_missing",
  "hours_wrong",
  "surgery_day",
  "phone_wrong",
  "step_free_missing",
  "unreadable",
  "photo_large",
  "photo_type",
  "photo_broken",
  "photo_gone",
]);
