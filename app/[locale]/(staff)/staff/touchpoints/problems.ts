import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("touchpoints", [
  "signed_out",
  "unit_wrong",
  "service_wrong",
  "questionnaire_wrong",
  "place_long",
  "bulk_none",
  "revive_late",
]);
