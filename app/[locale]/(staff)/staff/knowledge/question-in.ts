import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { type BankQuestion, bankQuestion, choiceIn, MOST_ANSWERS } from "#lib/knowledge/bank.ts";

const ID = "question";

function wordsOf(fields: Fields, name: string): Record<string, string> {
  const all = LOCALE_KEYS.map((key) => [key, single(fields, `${name}_${key}`).replaceAll("\0", "").trim()] as const);
  return Object.fromEntries(all.filter(([, words]) => words !== ""));
}

/** A question with its right answer, as a form says it; `undefined` where words, answers or the right one are missing. */
export function questionIn(fields: Fields): { question: BankQuestion; right: number } | undefined {
  const options = Array.from({ length: MOST_ANSWERS }, (_, at) => at + 1).flatMap((code) => {
    const label = wordsOf(fields, `option_${code}`);
    return Object.keys(label).length > 0 ? [{ code, label }] : [];
  });
  const rights = options.filter(({ code }) => single(fields, `right_${code}`) === "1").map(({ code }) => String(code));
  const question = bankQuestion({
    type: rights.length > 1 ? "multiple" : "single",
    id: ID,
    label: wordsOf(fields, "label"),
    required: true,
    options,
  });
  const right = question && rights.length > 0 ? choiceIn(question, new Map([[ID, rights]])) : undefined;
  return question && right !== undefined ? { question, right } : undefined;
}

/** Whether an answer is among the right ones, as the engine stores them. */
export function isRight(question: BankQuestion, right: number, code: number): boolean {
  const alone = choiceIn(question, new Map([[question.id, [String(code)]]])) ?? 0;
  return question.type === "multiple" ? (right & alone) !== 0 : right === alone;
}
