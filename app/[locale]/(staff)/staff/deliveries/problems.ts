import { problemsOf } from "../problem-lines.ts";

/** What a form of this area may be refused for. */
export const problemLines = problemsOf("deliveries", ["signed_out", "changed_meanwhile", "url_wrong", "events_missing"]);
