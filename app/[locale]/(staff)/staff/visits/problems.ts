import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("visits", ["signed_out", "changed_meanwhile", "not_whole", "no_file", "file_empty"]);
