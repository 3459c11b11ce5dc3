import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { type Answers, readAnswers } from "./answers.ts";
import type { Definition, Option, Question, QuestionOf, QuestionType } from "./definition.ts";
import { otherField } from "./registry.ts";

/** Typed for a rating that somebody could not give; no rating is as high. */
const CANNOT_RATE = "99";
const RATINGS = Array.from({ length: 11 }, (_, value) => String(value));

/** What stands beside the boxes of a question on paper, and is typed for each. `word` is a message key of what no option says. */
export type PaperBox = { code: string; label: string } | { code: string; word: "cannot_say" };
/** How a question stands on paper: boxes to cross, a line to write on, or a field for digits. */
export type OnPaper = { boxes: PaperBox[] } | { lines: number } | { digits: string };

type Entry<T extends QuestionType> = {
  onPaper: (question: QuestionOf<T>, locale: Locale) => OnPaper;
  /** The values of the form's field for what was typed. */
  values: (typed: string) => string[];
};

const optionBoxes = ({ options }: { options: readonly Option[] }, locale: Locale): OnPaper => ({
  boxes: options.map(({ code, label }) => ({ code: String(code), label: inLocale(label, locale) })),
});
const asTyped = (typed: string) => [typed];
const SHORT_LINES = 1;
const LONG_LINES = 5;

/** The one place that knows how each question type stands on paper; a type without its entry does not compile. */
const ON_PAPER: { [T in QuestionType]: Entry<T> } = {
  scale: { onPaper: optionBoxes, values: asTyped },
  single: { onPaper: optionBoxes, values: asTyped },
  multiple: { onPaper: optionBoxes, values: (typed) => typed.split(/[\s,;.]+/).filter((code) => code !== "") },
  rating: {
    onPaper: ({ lowest, highest, cannotSay }, locale) => ({
      boxes: [
        ...RATINGS.map((code) => ({
          code,
          label: code === "0" ? inLocale(lowest, locale) : code === "10" ? inLocale(highest, locale) : "",
        })),
        ...(cannotSay ? [{ code: CANNOT_RATE, word: "cannot_say" as const }] : []),
      ],
    }),
    values: (typed) => [typed === CANNOT_RATE ? "cannot_say" : typed],
  },
  text: { onPaper: ({ lines }) => ({ lines: lines === "short" ? SHORT_LINES : LONG_LINES }), values: asTyped },
  number: { onPaper: ({ min, max }) => ({ digits: `${min}–${max}` }), values: asTyped },
  date: { onPaper: () => ({ digits: "YYYY-MM-DD" }), values: asTyped },
};

const entry = (question: Question) => ON_PAPER[question.type] as Entry<QuestionType>;

/** How a question stands on paper in one language. */
export function onPaper(question: Question, locale: Locale): OnPaper {
  return entry(question).onPaper(question as never, locale);
}

/**
 * What was typed from a paper form, one field for each question and one for each "other". Nobody can be made to answer on paper:
 * a question that was left open is skipped, also where the screen insists.
 */
export function readPaper(definition: Definition, typed: ReadonlyMap<string, string>): Answers {
  const questions = definition.questions.map((question) => ({ ...question, required: false }));
  const fields = new Map<string, string[]>();
  for (const question of questions) {
    fields.set(question.id, entry(question).values((typed.get(question.id) ?? "").trim()));
    const other = otherField(question);
    if (other) fields.set(other, [typed.get(other) ?? ""]);
  }
  return readAnswers({ ...definition, questions }, fields);
}

/** The questions whose choices differ between two typings of one form. */
export function differingQuestions({ questions }: Definition, first: readonly number[], second: readonly number[]): string[] {
  return questions.filter((_, at) => first[at] !== second[at]).map(({ id }) => id);
}
