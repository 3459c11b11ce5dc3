import type { Problem } from "./answer.ts";
import { type Definition, SKIPPED } from "./definition.ts";
import { isAsked } from "./follow-ups.ts";
import { otherField, readAnswer, takesWords } from "./registry.ts";

/** A whole answer: one choice per question, one text per question that takes words ("" when none); or what is wrong, per question. */
export type Answers = { ok: true; choices: number[]; words: string[] } | { ok: false; problems: Record<string, Problem | "unknown_field"> };

/** Read what a form sent. Strict: a field that is no question of this version refuses the whole; a follow-up that was not due is skipped. */
export function readAnswers(definition: Definition, fields: ReadonlyMap<string, readonly string[]>): Answers {
  // A map, because a field may be called `__proto__`.
  const problems = new Map<string, Problem | "unknown_field">();
  const known = new Set(definition.questions.flatMap((question) => [question.id, otherField(question) ?? question.id]));
  for (const name of fields.keys()) if (!known.has(name)) problems.set(name, "unknown_field");
  const read = new Map<string, number>();
  const words: string[] = [];
  for (const question of definition.questions) {
    const due = isAsked(question, definition, (id) => read.get(id) ?? SKIPPED);
    const answer = due
      ? readAnswer(question, { values: fields.get(question.id) ?? [], other: fields.get(otherField(question) ?? "") ?? [] })
      : ({ ok: true, choice: SKIPPED, words: "" } as const);
    if (!answer.ok) problems.set(question.id, answer.problem);
    read.set(question.id, answer.ok ? answer.choice : SKIPPED);
    if (takesWords(question)) words.push(answer.ok ? answer.words : "");
  }
  return problems.size > 0 ? { ok: false, problems: Object.fromEntries(problems) } : { ok: true, choices: [...read.values()], words };
}
