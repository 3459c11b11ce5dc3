import type { Fields } from "#lib/http/fields.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import type { QuestionType } from "./definition.ts";
import { type DraftQuestion, draft as draftSchema, type Wording } from "./draft.ts";
import { LONGEST_TEXT, MOST_OPTIONS } from "./question-shapes.ts";

/** Rows for further answers that the form of a question shows below the ones it has. */
export const SPARE_OPTIONS = 3;

const LARGEST = 100_000;

export type FormProblem = "code_wrong" | "code_twice" | "follow_several" | "number_wrong" | "too_long";
export type ReadQuestion = { ok: true; question: DraftQuestion } | { ok: false; problems: Record<string, FormProblem> };

const one = (fields: Fields, name: string) => (fields.get(name)?.[0] ?? "").trim().replaceAll("\r\n", "\n").replaceAll("\0", "");

/** A wording in every language: the fields `<name>_en`, `<name>_zh` and so on; an empty one is missing. */
export function readWording(fields: Fields, name: string): Wording {
  return Object.fromEntries(
    LOCALE_KEYS.flatMap((locale) => (one(fields, `${name}_${locale}`) ? [[locale, one(fields, `${name}_${locale}`)]] : [])),
  );
}

function wholeNumber(text: string): number | undefined {
  return /^-?\d{1,6}$/.test(text) ? Number(text) : undefined;
}

type Problems = Record<string, FormProblem>;

function readOptions(fields: Fields, problems: Problems): { code: number; label: Wording; other?: true }[] {
  const rows = Array.from({ length: MOST_OPTIONS + SPARE_OPTIONS }, (_, row) => ({
    row,
    code: one(fields, `option_${row}_code`),
    place: wholeNumber(one(fields, `option_${row}_place`)) ?? row + 1,
    label: readWording(fields, `option_${row}`),
    other: fields.has(`option_${row}_other`),
  })).filter(({ label }) => Object.keys(label).length > 0);
  const free = Array.from({ length: MOST_OPTIONS }, (_, index) => index + 1).filter(
    (code) => !rows.some((row) => row.code === String(code)),
  );
  const seen = new Set<number>();
  const options = rows
    .sort((a, b) => a.place - b.place || a.row - b.row)
    .map(({ row, code, label, other }) => {
      const number = code === "" ? free.shift() : wholeNumber(code);
      if (number === undefined || number < 1 || number > MOST_OPTIONS) problems[`option_${row}_code`] = "code_wrong";
      else if (seen.has(number)) problems[`option_${row}_code`] = "code_twice";
      seen.add(number ?? 0);
      return { code: number ?? 1, label, ...(other ? { other: true as const } : {}) };
    });
  return options;
}

/** The answers after which a follow-up is asked: boxes `when` with the question and the code, all of one question. */
function readWhen(fields: Fields, problems: Problems): { question: string; codes: number[] } | undefined {
  const chosen = (fields.get("when") ?? []).map((value) => value.split(":"));
  const [first] = chosen;
  if (!first?.[0]) return undefined;
  if (chosen.some(([question]) => question !== first[0])) problems.when = "follow_several";
  return { question: first[0], codes: chosen.map(([, code]) => Number(code)) };
}

type Own = (fields: Fields, problems: Problems) => object;

function bounded(name: string, from: number, to: number): (fields: Fields, problems: Problems) => number {
  return (fields, problems) => {
    const value = wholeNumber(one(fields, name));
    if (value === undefined || value < from || value > to) problems[name] = "number_wrong";
    return value ?? from;
  };
}

const chosen: Own = (fields, problems) => ({ options: readOptions(fields, problems) });

/** What the form of each type asks beside what all ask; a type that is missing here does not compile. */
const OWN = {
  scale: (fields, problems) => ({ options: readOptions(fields, problems), driver: fields.has("driver") }),
  single: chosen,
  multiple: chosen,
  rating: (fields) => ({
    lowest: readWording(fields, "lowest"),
    highest: readWording(fields, "highest"),
    cannotSay: fields.has("cannot_say"),
  }),
  text: (fields, problems) => ({
    maxLength: bounded("max_length", 1, LONGEST_TEXT)(fields, problems),
    lines: one(fields, "lines") === "short" ? "short" : "long",
  }),
  number: (fields, problems) => ({
    min: bounded("min", -LARGEST, LARGEST)(fields, problems),
    max: bounded("max", -LARGEST, LARGEST)(fields, problems),
  }),
  date: () => ({}),
} as const satisfies { [T in QuestionType]: Own };

/** A question as its form sent it; its name and type stay what they are. */
export function readQuestion(kept: DraftQuestion, fields: Fields): ReadQuestion {
  const problems: Problems = {};
  const help = readWording(fields, "help");
  const when = readWhen(fields, problems);
  const feeds = one(fields, "feeds");
  const read = {
    type: kept.type,
    id: kept.id,
    label: readWording(fields, "label"),
    ...(Object.keys(help).length > 0 ? { help } : {}),
    required: fields.has("required"),
    ...(when ? { when } : {}),
    ...(feeds ? { feeds } : {}),
    ...OWN[kept.type](fields, problems),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const parsed = draftSchema.shape.questions.element.safeParse(read);
  if (parsed.success) return { ok: true, question: parsed.data };
  return { ok: false, problems: Object.fromEntries(parsed.error.issues.map(({ path }) => [fieldOf(path), "too_long" as const])) };
}

/** The field of the form that a place in the question comes from. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second, , locale] = path.map(String);
  if (first === "options") return `option_${second}_${locale ?? "code"}`;
  return first && second ? `${first}_${second}` : (first ?? "form");
}
