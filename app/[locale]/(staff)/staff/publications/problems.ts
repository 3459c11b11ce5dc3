import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("publishing", [
  "signed_out",
  "changed_meanwhile",
  "why_missing",
  "day_wrong",
  "days_wrong",
  "drafted_already",
  "not_all_seen",
  "leave_why_missing",
  "cannot_go_out",
  "planned_already",
]);
