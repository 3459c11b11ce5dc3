import { type Definition, SKIPPED } from "./definition.ts";
import { isAsked } from "./follow-ups.ts";

const COMPLETE_FROM = 0.8;
const PARTIAL_FROM = 0.5;

/** How much of what was asked has been answered, by the thresholds that AAPOR suggests. */
export function completeness(definition: Definition, choices: readonly number[]): "complete" | "partial" | "broken_off" {
  const { questions } = definition;
  const choiceOf = (id: string) => choices[questions.findIndex((question) => question.id === id)] ?? SKIPPED;
  const asked = questions.filter((question) => isAsked(question, definition, choiceOf));
  const answered = asked.filter(({ id }) => choiceOf(id) !== SKIPPED).length / asked.length;
  if (answered >= COMPLETE_FROM) return "complete";
  return answered >= PARTIAL_FROM ? "partial" : "broken_off";
}
