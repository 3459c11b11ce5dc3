import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("danger", ["signed_out", "changed_meanwhile", "words_missing", "words_over", "word_long"]);
