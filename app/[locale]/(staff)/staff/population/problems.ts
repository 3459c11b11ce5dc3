import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("weights", ["signed_out", "year_wrong", "source_missing", "file_empty"], "list");
