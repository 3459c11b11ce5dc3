import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("knowledge", ["signed_out", "changed_meanwhile", "topic_missing", "question_wrong", "check_wrong"]);
