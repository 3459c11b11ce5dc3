import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("entry", [
  "signed_out",
  "unit_wrong",
  "service_wrong",
  "questionnaire_wrong",
  "forms_wrong",
  "nth_wrong",
  "entered_before",
  "number_wrong",
]);
