import { type Definition, type Question, SKIPPED } from "./definition.ts";
import { otherField } from "./registry.ts";
import { bitOf } from "./slot.ts";

/** The questionnaire without its follow-up questions: what the first page asks. */
export function firstPage(definition: Definition): Definition {
  return { ...definition, questions: definition.questions.filter(({ when }) => !when) };
}

/** Whether a question is asked of somebody who chose so; `choiceOf` gives what is stored for an earlier question. */
export function isAsked({ when }: Question, definition: Definition, choiceOf: (questionId: string) => number): boolean {
  if (!when) return true;
  const followed = definition.questions.find(({ id }) => id === when.question);
  const choice = choiceOf(when.question);
  if (!followed || choice === SKIPPED) return false;
  return when.codes.some((code) => (followed.type === "multiple" ? (choice & bitOf(code)) !== 0 : choice === code));
}

/** The follow-up questions of somebody who answered the first page so. */
export function followUps(definition: Definition, firstChoices: readonly number[]): Question[] {
  const index = new Map(firstPage(definition).questions.map(({ id }, at) => [id, at]));
  const choiceOf = (questionId: string) => firstChoices[index.get(questionId) ?? -1] ?? SKIPPED;
  return definition.questions.filter((question) => question.when && isAsked(question, definition, choiceOf));
}

/** Whether a field of the form belongs to a follow-up question. */
export function isOfFollowUp({ questions }: Definition, field: string): boolean {
  return questions.some((question) => question.when && (question.id === field || otherField(question) === field));
}
