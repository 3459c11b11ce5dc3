import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf(
  "invitations",
  [
    "signed_out",
    "unit_wrong",
    "service_wrong",
    "questionnaire_wrong",
    "name_wrong",
    "means_wrong",
    "expires_wrong",
    "list_empty",
    "list_too_long",
    "under_way",
    "smtp_missing",
    "nobody_due",
    "ended_already",
    "counted_wrong",
    "more_than_sent",
  ],
  "list",
);
