import * as z from "zod";
import { localised } from "#lib/i18n/locales.ts";
import type { Definition, Question } from "#lib/surveys/definition.ts";

const column = z.string().min(1);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not a slug such as east-street");
/** `{{value}}` stands for what the unit's column holds. */
const template = z.string().includes("{{value}}");

/** Orders of day, month and year in a date column; a time behind it is never read. */
export const DATE_FORMATS = ["YYYY-MM-DD", "YYYY/MM/DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"] as const;

const pattern = z.string().refine((text) => {
  try {
    return new RegExp(text, "v").source !== "";
  } catch {
    return false;
  }
}, "is not a regular expression");

const unitRule = z.union([
  z.strictObject({ always: slug }),
  z.strictObject({
    column,
    /** Slug of a unit that exists, for each value of the column. */
    values: z.record(z.string(), slug).default({}),
    /** Make a unit for every other value that the pattern allows. */
    make: z
      .strictObject({
        below: slug,
        kind: z.enum(["district", "station", "beat"]),
        pattern,
        slug: template,
        name: z.strictObject({ en: template, zh: template.optional() }),
      })
      .optional(),
  }),
]);

const questionRule = z.union([
  /** The cell is the answer itself: words, a number, a date as YYYY-MM-DD, a rating from 0 to 10. */
  z.strictObject({ column, words: z.literal(true) }),
  /** A code for every value of the column; with a separator the column holds several. An empty cell is a question left open. */
  z.strictObject({ column, separator: z.string().min(1).optional(), values: z.record(z.string(), z.int()) }),
]);

/** Says what stands in a file of answers: which column answers which question, where, when and about what. */
export const importMapping = z.strictObject({
  title: z.string().min(1),
  questionnaire: z.string().min(1),
  encoding: z.enum(["utf-8", "gb18030", "windows-1252"]).default("utf-8"),
  delimiter: z.enum([",", ";", "\t"]).default(","),
  /** The force the answers belong to; made when it is not there. */
  force: z.strictObject({ slug, name: localised, adults: z.int().min(0).nullable().default(null) }).optional(),
  unit: unitRule,
  service: z.union([z.strictObject({ always: z.string().min(1) }), z.strictObject({ column, values: z.record(z.string(), z.string()) })]),
  /** A year or a month stands for its first day. */
  date: z.union([
    z.strictObject({ always: z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, "is not a year, a month or a day such as 2022-06-30") }),
    z.strictObject({ column, format: z.enum(DATE_FORMATS) }),
  ]),
  questions: z.record(z.string(), questionRule).refine((rules) => Object.keys(rules).length > 0, "names no question"),
});
export type ImportMapping = z.infer<typeof importMapping>;

/** Every column a mapping reads, each once. */
export function columnsOf({ unit, service, date, questions }: ImportMapping): string[] {
  const rules = [unit, service, date, ...Object.values(questions)];
  return [...new Set(rules.flatMap((rule) => ("column" in rule ? [rule.column] : [])))];
}

function ruleProblems(id: string, question: Question | undefined, rule: ImportMapping["questions"][string]): string[] {
  if (!question) return [`questions.${id}: the questionnaire has no such question`];
  if (!("options" in question)) return "words" in rule ? [] : [`questions.${id}: is not answered by choosing, so it needs "words": true`];
  if ("words" in rule) return [`questions.${id}: is answered by choosing, so it needs "values"`];
  if (rule.separator && question.type !== "multiple") return [`questions.${id}: takes one answer, so it needs no separator`];
  const codes = new Set(question.options.map(({ code }) => code));
  return Object.entries(rule.values)
    .filter(([, code]) => !codes.has(code))
    .map(([value, code]) => `questions.${id}: the value "${value}" means ${code}, which is no answer (${[...codes].join(", ")})`);
}

/** What keeps a mapping from being used with a questionnaire and a file that has these columns; empty when nothing does. */
export function mappingProblems(mapping: ImportMapping, definition: Definition, header: readonly string[]): string[] {
  const missing = columnsOf(mapping)
    .filter((name) => !header.includes(name))
    .map((name) => `the file has no column "${name}" (it has ${header.map((each) => `"${each}"`).join(", ")})`);
  const twice = columnsOf(mapping)
    .filter((name) => header.indexOf(name) !== header.lastIndexOf(name))
    .map((name) => `the file has the column "${name}" more than once`);
  const questions = Object.entries(mapping.questions).flatMap(([id, rule]) =>
    ruleProblems(
      id,
      definition.questions.find((question) => question.id === id),
      rule,
    ),
  );
  return [...missing, ...twice, ...questions];
}
