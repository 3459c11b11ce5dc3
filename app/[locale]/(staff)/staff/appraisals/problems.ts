import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf(
  "appraisals",
  [
    "signed_out",
    "changed_meanwhile",
    "too_late",
    "months_begun",
    "period_overlaps",
    "count_wrong",
    "count_stands",
    "withdrew_own",
    "why_missing",
    "words_missing",
    "file_missing",
    "file_type",
    "file_large",
    "file_broken",
    "file_empty",
    "due_wrong",
  ],
  "file",
);
