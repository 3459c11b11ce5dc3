import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("analysis", ["signed_out", "months_wrong", "why_missing", "words_wrong", "month_wrong"]);
