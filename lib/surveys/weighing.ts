import { CANNOT_SAY, type Definition, DOES_NOT_APPLY, type Question, SKIPPED } from "./definition.ts";

/** What of a resident is known of the population too. */
export const WEIGHING = ["age", "sex"] as const;
export type Weighing = (typeof WEIGHING)[number];

type Choosable = Extract<Question, { type: "scale" | "single" }>;
/** A question with its place among the choices, from 0, and the codes that say something. */
type Placed = { question: Choosable; at: number; codes: number[] };

const OUTSIDE_THE_SCALE = [SKIPPED, DOES_NOT_APPLY, CANNOT_SAY];

function placed(question: Question, at: number): Placed[] {
  if ((question.type !== "scale" && question.type !== "single") || question.when) return [];
  return [{ question, at, codes: question.options.map(({ code }) => code).filter((code) => !OUTSIDE_THE_SCALE.includes(code)) }];
}

/** The questions of a questionnaire that ask what is known of the population: those that say so, else those of that name. */
export function weighingQuestions({ questions }: Definition): Partial<Record<Weighing, Placed>> {
  const all = questions.flatMap(placed);
  return Object.fromEntries(
    WEIGHING.flatMap((each) => {
      const found = all.find(({ question }) => question.weighs === each) ?? all.find(({ question }) => question.id === each);
      return found ? [[each, found]] : [];
    }),
  );
}

/** A cell of residents, by the code of each weighing question (0: not given or not asked), and what is counted in it. */
export type WeighingSlot = {
  cell: Readonly<Record<Weighing, number>>;
  /** The conditions of the cell on choices, by their places from 0; `among`: one of these codes, or none of them. */
  among: { at: number; codes: readonly number[]; isIn: boolean }[];
  /** The answer that is counted; all answers of the cell without one. */
  answer: { questionId: string; at: number; code: number } | undefined;
};

/** So many counters a row may hold: a questionnaire with more cells and answers is weighed by districts alone. */
const MOST_SLOTS = 1_500;

/**
 * What is counted of a questionnaire for weights: in every cell its answers, and each answer of the questions with one choice. In a
 * fixed order; nothing for a questionnaire that asks neither age nor sex.
 */
export function weighingSlots(definition: Definition): WeighingSlot[] {
  const { age, sex } = weighingQuestions(definition);
  if (!age && !sex) return [];
  const codesOf = (question: Placed | undefined) => [...(question?.codes ?? []), 0];
  const condition = (question: Placed | undefined, code: number) =>
    question ? [{ at: question.at, codes: code === 0 ? question.codes : [code], isIn: code !== 0 }] : [];
  const counted = definition.questions.flatMap(placed).filter(({ at }) => at !== age?.at && at !== sex?.at);
  const answers = counted.flatMap(({ question, at }) => question.options.map(({ code }) => ({ questionId: question.id, at, code })));
  const slots = codesOf(age).flatMap((ageCode) =>
    codesOf(sex).flatMap((sexCode) =>
      [undefined, ...answers].map(
        (answer): WeighingSlot => ({
          cell: { age: ageCode, sex: sexCode },
          among: [...condition(age, ageCode), ...condition(sex, sexCode)],
          answer,
        }),
      ),
    ),
  );
  return slots.length <= MOST_SLOTS ? slots : [];
}
