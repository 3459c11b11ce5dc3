import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("settings", ["signed_out", "changed_meanwhile", "out_of_range"]);
