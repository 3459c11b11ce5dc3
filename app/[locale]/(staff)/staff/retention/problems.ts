import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("retention", ["signed_out", "changed_meanwhile", "why_missing", "request_missing"]);
