import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("words", ["signed_out", "tag_wrong", "redact_wrong"]);
