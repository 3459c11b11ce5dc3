import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("slips", [
  "signed_out",
  "unit_wrong",
  "service_wrong",
  "questionnaire_wrong",
  "issued_wrong",
  "expires_wrong",
  "printed_before",
  "counted_wrong",
  "count_differs",
  "not_printed",
  "over",
]);
