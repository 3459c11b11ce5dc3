import { problemsOf } from "../problem-lines.ts";

/** What a form about units may be refused for. */
export const organisationProblems = problemsOf("organisation", [
  "signed_out",
  "changed_meanwhile",
  "slug_wrong",
  "slug_taken",
  "kind_wrong",
  "name_missing",
  "adults_wrong",
  "parent_closed",
  "month_past",
  "does_not_fit",
  "stands_there",
  "move_planned",
  "why_missing",
  "units_below",
  "no_file",
  "file_unreadable",
  "file_empty",
  "file_large",
  "service_key_wrong",
  "service_key_taken",
  "position_wrong",
]);
