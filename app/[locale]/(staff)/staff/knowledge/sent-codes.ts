import type { BankQuestion } from "#lib/knowledge/bank.ts";
import { isRight } from "./question-in.ts";

/** The codes that make up a stored choice, as the form sends them. */
export const sentCodes = (question: BankQuestion, choice: number): string[] =>
  question.options.filter(({ code }) => isRight(question, choice, code)).map(({ code }) => String(code));
