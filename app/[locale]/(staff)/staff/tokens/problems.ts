import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("tokens", ["signed_out", "changed_meanwhile", "label_missing", "scopes_missing", "days_wrong"]);
