import * as z from "zod";
import type { Fields } from "#lib/http/fields.ts";
import type { Question } from "#lib/surveys/definition.ts";
import { otherField, readAnswer } from "#lib/surveys/registry.ts";
import type { Need } from "./need.ts";
import { LONGEST_WORDS } from "./request-definition.ts";

export const DRAFT_MS = 60 * 60_000;

/** What somebody has answered so far. */
export const draftShape = z.strictObject({
  need: z.string(),
  version: z.int(),
  /** They have said that nobody is in danger; before that nothing else is asked. */
  isSafe: z.boolean(),
  /** They have seen the emergency number and want to send their words as they are. */
  isWarned: z.boolean(),
  values: z.array(z.tuple([z.string(), z.array(z.string())])),
});
export type Draft = z.infer<typeof draftShape>;

export const fieldsOf = (draft: Draft): Fields => new Map(draft.values);

/** One page of a request's form: danger first, then what the need asks, then what every request has. */
export type Step =
  | { kind: "danger" }
  | { kind: "question"; question: Question }
  | { kind: "place" }
  | { kind: "files" }
  | { kind: "notice" };

/** The words of a request as a question of the registry. */
const wordsQuestion = (need: Need): Question => ({
  type: "text",
  id: "words",
  label: need.ask,
  required: true,
  maxLength: LONGEST_WORDS,
  lines: "long",
});

/** The pages of a need's form, in order; who gives a clue is never asked for an address. */
export function stepsOf(need: Need): Step[] {
  const asked: Step[] = [...need.questions, wordsQuestion(need)].map((question) => ({ kind: "question", question }));
  const ends: Step[] = [{ kind: "place" }, { kind: "files" }, ...(need.kind === "clue" ? [] : [{ kind: "notice" } as const])];
  return [{ kind: "danger" }, ...asked, ...ends];
}

/** What a question's page sent: its fields alone, or what is wrong with them. */
export function readStep(question: Question, sent: Fields): { ok: true; fields: [string, string[]][] } | { ok: false; problem: string } {
  const other = otherField(question);
  const read = readAnswer(question, { values: sent.get(question.id) ?? [], other: other ? (sent.get(other) ?? []) : [] });
  if (!read.ok) return { ok: false, problem: read.problem };
  const names = [question.id, ...(other ? [other] : [])];
  return { ok: true, fields: names.map((name) => [name, [...(sent.get(name) ?? [])]]) };
}

/** A draft with some fields answered anew. */
export function answered(draft: Draft, fields: readonly [string, string[]][]): Draft {
  const changed = new Map(fields);
  return { ...draft, values: [...draft.values.filter(([name]) => !changed.has(name)), ...changed] };
}

/** The number of the first page that must be answered and is not; none when all are. */
export function firstOpen(need: Need, draft: Draft): number | undefined {
  const steps = stepsOf(need);
  const fields = fieldsOf(draft);
  const at = steps.findIndex((step) => {
    if (step.kind === "danger") return !draft.isSafe;
    return step.kind === "question" && !readStep(step.question, fields).ok;
  });
  return at < 0 ? undefined : at + 1;
}
