import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("schemes", ["signed_out", "changed_meanwhile", "name_missing", "scheme_wrong", "line_wrong"]);
