import type { BankQuestion } from "#lib/knowledge/bank.ts";
import { knowledgeCheck } from "#lib/surveys/standard/knowledge-check.ts";

export const DEMO_TOPIC = "What every officer should know";

/** Which answers of the standard check are right. */
const RIGHT = { interpreter: 1, complaint: 1 } as const;

/** Questions of the standard check that have one right answer. */
export const DEMO_QUESTIONS: readonly { question: BankQuestion; right: number }[] = knowledgeCheck.questions.flatMap((question) =>
  question.type === "single" && Object.hasOwn(RIGHT, question.id) ? [{ question, right: RIGHT[question.id as keyof typeof RIGHT] }] : [],
);
