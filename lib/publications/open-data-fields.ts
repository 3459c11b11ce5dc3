import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { HIDDEN_REASONS, PUBLISHED_IDS } from "./snapshot.ts";

/** What stands where a number is not shown, and where there can be none: no cell is blank. */
export const HIDDEN = ":c";
export const NONE = ":z";

type Constraints = {
  required?: boolean;
  unique?: boolean;
  minimum?: number;
  maximum?: number;
  enum?: readonly (string | number)[];
};
export type Field = {
  name: string;
  type: "string" | "integer" | "number" | "date" | "boolean";
  description: string;
  constraints?: Constraints;
  trueValues?: readonly string[];
  falseValues?: readonly string[];
};
type Key = { fields: readonly string[]; reference: { resource: string; fields: readonly string[] } };
export type TableSchema = { description: string; fields: readonly Field[]; primaryKey: readonly string[]; foreignKeys: readonly Key[] };

const string = (name: string, description: string, constraints?: Constraints): Field => ({
  name,
  type: "string",
  description,
  ...(constraints ? { constraints } : {}),
});
const needed = { required: true } as const;
const count = (name: string, description: string): Field => ({ name, type: "integer", description, constraints: { minimum: 0 } });
const share = (name: string, description: string): Field => ({
  name,
  type: "number",
  description,
  constraints: { minimum: 0, maximum: 1 },
});
const difference = (name: string, description: string): Field => ({
  name,
  type: "number",
  description,
  constraints: { minimum: -1, maximum: 1 },
});
const yesNo = (name: string, description: string): Field => ({
  name,
  type: "boolean",
  description,
  trueValues: ["yes"],
  falseValues: ["no"],
  constraints: needed,
});
const reason = (name: string): Field =>
  string(
    name,
    "Why a number is not shown: none (nobody answered), few (fewer than the smallest base), together (counted with others, so that nobody can be found out), earlier (an earlier publication beside it would give a small number away)",
    { enum: HIDDEN_REASONS },
  );
const inLanguages = (name: string, description: string): Field[] =>
  LOCALE_KEYS.map((locale) => string(`${name}_${locale}`, `${description}, in the language ${locale}; ${NONE} where it has none`));
const unit = string("unit", "The short name of the unit", needed);
const indicator = string("indicator", "Which rate: the keys of the table indicators", { ...needed, enum: PUBLISHED_IDS });
const ofUnit: Key = { fields: ["unit"], reference: { resource: "units", fields: ["unit"] } };
const ofIndicator: Key = { fields: ["indicator"], reference: { resource: "indicators", fields: ["indicator"] } };

/** The tables that every publication is handed out as, each with its codebook. */
export const TABLES = {
  units: {
    description: "The units in this publication, with participation and requests for help",
    fields: [
      string("unit", "The short name of the unit", { ...needed, unique: true }),
      string("above", `The unit above it in this publication; ${NONE} of the one that published`),
      string("kind", "What kind of unit", { ...needed, enum: ["force", "district", "station", "beat"] }),
      ...inLanguages("name", "The name of the unit"),
      yesNo("participation_shown", "Whether participation is shown"),
      reason("participation_reason"),
      count("answers", "Answers of visitors"),
      count("visits", "Visits that were counted"),
      share("lowest", `Satisfaction if nobody who kept silent was satisfied; ${NONE} where its rate is not shown`),
      share("highest", `Satisfaction if everybody who kept silent was satisfied; ${NONE} where its rate is not shown`),
      count("requests_received", "Requests for help that came in during the period"),
      count("requests_closed", "Those of them that the police have closed"),
      yesNo("confirmed_shown", "Whether it is shown what residents say of closed requests"),
      reason("confirmed_reason"),
      count("confirmed_solved", "Residents who say that their closed request was solved"),
      count("confirmed_answered", "Residents who said whether it was"),
    ],
    primaryKey: ["unit"],
    foreignKeys: [{ fields: ["above"], reference: { resource: "", fields: ["unit"] } }],
  },
  indicators: {
    description: "What each rate measures, as it was asked and counted for this publication",
    fields: [
      string("indicator", "The key of the rate", { ...needed, unique: true, enum: PUBLISHED_IDS }),
      { name: "version", type: "integer", description: "The version of its definition", constraints: { ...needed, minimum: 1 } },
      string("base", "Who was asked: visit (after a visit) or resident (who lives there); the two are never mixed", {
        ...needed,
        enum: ["visit", "resident"],
      }),
      {
        name: "since",
        type: "date",
        description: `The month since which it is asked and counted in the same way; numbers of a period in which that began count from there; ${NONE} where that is not known`,
      },
      ...inLanguages("question", "The question"),
    ],
    primaryKey: ["indicator"],
    foreignKeys: [],
  },
  answers: {
    description: "The answers to each question, and how each counts",
    fields: [
      indicator,
      { name: "code", type: "integer", description: "The code of the answer", constraints: { required: true } },
      yesNo("in_numerator", "Whether it counts as yes"),
      yesNo("in_base", "Whether it counts in the base"),
      yesNo("cannot_say", "Whether it says that they could not say"),
      ...inLanguages("label", "The answer"),
    ],
    primaryKey: ["indicator", "code"],
    foreignKeys: [ofIndicator],
  },
  rates: {
    description: "The rates of every unit, with interval, base and change",
    fields: [
      unit,
      indicator,
      yesNo("shown", "Whether the rate is shown; if not, every number of the row that says something of it is marked"),
      reason("reason"),
      count("x", "Answers in the numerator"),
      count("n", "Answers in the base"),
      share("rate", "x divided by n"),
      share("lower", "Lower bound of Wilson's 95 % interval: random variation only"),
      share("upper", "Upper bound of Wilson's 95 % interval: random variation only"),
      count("dont_know", "Answers that they could not say"),
      count("asked", "Everybody who answered the question"),
      count("held", "Answers that were held for a look: in no rate"),
      count("excluded", "Answers that were excluded after a look: in no rate"),
      string("change_since", `The publication that it is compared with; ${NONE} where there is none`),
      difference("change", "Difference to that publication's rate"),
      difference("change_lower", "Lower bound of its 95 % interval by Newcombe's method 10"),
      difference("change_upper", "Upper bound of its 95 % interval by Newcombe's method 10"),
      string("verdict", "better or worse where the difference is more than chance, else unclear", { enum: ["better", "worse", "unclear"] }),
    ],
    primaryKey: ["unit", "indicator"],
    foreignKeys: [ofUnit, ofIndicator],
  },
  distributions: {
    description: "How often each answer was given; the answers in the base add up to n",
    fields: [
      unit,
      indicator,
      { name: "code", type: "integer", description: "The code of the answer", constraints: { required: true } },
      yesNo("shown", "Whether the number is shown"),
      reason("reason"),
      count("n", "How often the answer was given"),
    ],
    primaryKey: ["unit", "indicator", "code"],
    foreignKeys: [ofUnit, { fields: ["indicator", "code"], reference: { resource: "answers", fields: ["indicator", "code"] } }],
  },
} as const satisfies Record<string, TableSchema>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
