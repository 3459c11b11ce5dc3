/** What a form sent for one question: the values of its field, in order, and of the line that asks which other. */
export type Sent = { values: readonly string[]; other: readonly string[] };

/** An answer as stored (a choice code, and the words of a question that takes some) or a message key saying what is wrong. */
export type Answer = { ok: true; choice: number; words: string } | { ok: false; problem: Problem };
export type Problem = "required" | "unknown_option" | "one_only" | "too_long" | "not_a_number" | "out_of_range" | "not_a_date";

export const refused = (problem: Problem): Answer => ({ ok: false, problem });
export const chosen = (choice: number, words = ""): Answer => ({ ok: true, choice, words });

/** Words as they are kept: line ends once however the browser sends them, and no NUL, which cannot be stored and says nothing. */
export function readWords(sent: readonly string[], maxLength: number): { ok: true; words: string } | { ok: false; problem: Problem } {
  if (sent.length > 1) return { ok: false, problem: "one_only" };
  const words = (sent[0] ?? "").replaceAll("\r\n", "\n").replaceAll("\0", "").trim();
  return [...words].length > maxLength ? { ok: false, problem: "too_long" } : { ok: true, words };
}
