import type { Variable } from "#lib/export/sav.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { CANNOT_SAY, type Definition, DOES_NOT_APPLY, type Question, SKIPPED } from "#lib/surveys/definition.ts";
import { bins, RATING_CANNOT_SAY } from "#lib/surveys/measured.ts";
import { slotsOf } from "#lib/surveys/registry.ts";
import { bitOf } from "#lib/surveys/slot.ts";
import { weighingQuestions } from "#lib/surveys/weighing.ts";
import type { AnswerClass } from "./anonymise.ts";

/** Stands where a file does not say what was answered, because too few like it were. */
const WITHHELD = -1;

/** What the words around the numbers are called in the reader's language. */
export type Wording = Record<
  "unit" | "year" | "month" | "service" | "channel" | "skipped" | "cannot_say" | "withheld" | "yes" | "no",
  string
>;

/** A column of the file: what it is, and its value in an answer with this class. */
export type AnswerVariable = { variable: Variable; of: (choices: readonly number[], of: AnswerClass) => number | string | undefined };

/** Places of the questions by whose answers somebody could be known: age, sex and home. */
export function personPlaces(definition: Definition): number[] {
  const { age, sex } = weighingQuestions(definition);
  const home = definition.questions.findIndex(({ id, type }) => id === "district" && type === "single");
  return [...new Set([age?.at, sex?.at, home < 0 ? undefined : home].flatMap((at) => at ?? []))];
}

const numeric = (name: string, label: string, more: Partial<Extract<Variable, { kind: "number" }>> = {}): Variable => ({
  kind: "number",
  name,
  label,
  decimals: 0,
  measure: "nominal",
  ...more,
});

/** The columns of one question. Texts are in no file, and days are not either, for somebody else may know them. */
function ofQuestion(question: Question, at: number, isPerson: boolean, locale: Locale, words: Wording): AnswerVariable[] {
  const label = inLocale(question.label, locale);
  const choice = (choices: readonly number[]) => choices[at] ?? SKIPPED;
  const skipped = [SKIPPED, words.skipped] as const;
  switch (question.type) {
    case "text":
    case "date":
      return [];
    case "multiple":
      return question.options.map(({ code, label: option }) => ({
        variable: numeric(`${question.id}_${code}`, `${label} · ${inLocale(option, locale)}`, {
          values: [
            [0, words.no],
            [1, words.yes],
          ],
        }),
        of: (choices) => (choice(choices) === SKIPPED ? undefined : (choice(choices) & bitOf(code)) === 0 ? 0 : 1),
      }));
    case "rating":
      return [
        {
          variable: numeric(question.id, label, {
            measure: "scale",
            values: [[RATING_CANNOT_SAY, words.cannot_say]],
            missing: [RATING_CANNOT_SAY],
          }),
          // Stored from 1, for 0 is skipped; rated from 0.
          of: (choices) =>
            choice(choices) === SKIPPED ? undefined : choice(choices) === RATING_CANNOT_SAY ? RATING_CANNOT_SAY : choice(choices) - 1,
        },
      ];
    case "number": {
      const edges = bins(question);
      const slots = slotsOf(question);
      const binOf = (value: number) => slots.find(({ rule }) => rule.match === "between" && value >= rule.from && value <= rule.to)?.code;
      return [
        {
          variable: numeric(question.id, label, {
            measure: "ordinal",
            values: edges.slice(0, -1).map((edge, bin) => [bin + 1, `${edge}–${(edges[bin + 1] ?? edge) - 1}`] as const),
          }),
          of: (choices) => (choice(choices) === SKIPPED ? undefined : binOf(choice(choices))),
        },
      ];
    }
    default: {
      const apart =
        question.type === "scale" ? [DOES_NOT_APPLY, CANNOT_SAY].filter((code) => question.options.some((each) => each.code === code)) : [];
      const values = [...question.options]
        .sort((a, b) => a.code - b.code)
        .map((option) => [option.code, inLocale(option.label, locale)] as const);
      const withheld = isPerson ? ([[WITHHELD, words.withheld]] as const) : [];
      return [
        {
          variable: numeric(question.id, label, {
            measure: question.type === "scale" ? "ordinal" : "nominal",
            values: [...withheld, skipped, ...values],
            missing: [SKIPPED, ...(isPerson ? [WITHHELD] : []), ...apart].slice(0, 3),
          }),
          of: (choices, { person }) => (isPerson && person === "" ? WITHHELD : choice(choices)),
        },
      ];
    }
  }
}

const text = (name: string, label: string): Variable => ({ kind: "text", name, label, width: 64, measure: "nominal" });

/** The columns of a file of single answers to a questionnaire. */
export function answerVariables(
  definition: Definition,
  { locale, words, year, slugOf }: { locale: Locale; words: Wording; year: number; slugOf: (unitId: string) => string },
): AnswerVariable[] {
  const person = personPlaces(definition);
  return [
    { variable: text("unit", words.unit), of: (_, { unitId }) => slugOf(unitId) },
    { variable: numeric("year", words.year, { measure: "scale" }), of: () => year },
    {
      variable: numeric("month", words.month, { measure: "ordinal", values: [[WITHHELD, words.withheld]], missing: [WITHHELD] }),
      of: (_, { month }) => (month === "" ? WITHHELD : Number(month.slice(5, 7))),
    },
    { variable: text("service", words.service), of: (_, { service }) => service },
    { variable: text("channel", words.channel), of: (_, { channel }) => channel },
    ...definition.questions.flatMap((question, at) => ofQuestion(question, at, person.includes(at), locale, words)),
  ];
}
