import * as z from "zod";
import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, localised } from "#lib/i18n/locales.ts";
import { needKind, needQuestions, TRIAGES } from "./need.ts";

const KEY = /^[a-z][a-z0-9-]{1,40}$/;
export const LONGEST_WORDING = 300;

export const writtenNeed = z.strictObject({
  kind: needKind,
  triage: z.enum(TRIAGES),
  agencyKey: z.string().nullable(),
  sensitive: z.boolean(),
  hours: z.int().min(1).max(400),
  keepDays: z.int().min(1).max(3_650),
  title: localised,
  ask: localised,
  words: localised,
  questions: needQuestions,
});
export type WrittenNeed = z.infer<typeof writtenNeed>;

export const writtenAgency = z.strictObject({
  name: localised,
  reach: localised,
  phone: z.string().regex(/^[\d +()-]{2,20}$/),
  isRetired: z.boolean(),
});
export type WrittenAgency = z.infer<typeof writtenAgency>;

export const isKey = (text: string): boolean => KEY.test(text);

/** A wording in each language that it was typed in. */
function wordingIn(fields: Fields, name: string): Record<string, string> {
  const typed = LOCALE_KEYS.map(
    (key) => [key, single(fields, `${name}_${key}`).replaceAll("\0", "").trim().slice(0, LONGEST_WORDING)] as const,
  );
  return Object.fromEntries(typed.filter(([, text]) => text !== ""));
}

type Read<T> = { written: T } | { problems: Record<string, string> };

/** The questions as they were typed: the same JSON as a questionnaire's file has. */
function questionsIn(fields: Fields): unknown {
  const text = single(fields, "questions").trim();
  if (text === "") return [];
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A need as its form sent it, or what is wrong with it, by field. */
export function readNeed(fields: Fields, kind: string): Read<WrittenNeed> {
  const read = writtenNeed.safeParse({
    kind,
    triage: single(fields, "triage"),
    agencyKey: single(fields, "agency") || null,
    sensitive: single(fields, "sensitive") === "yes",
    hours: Number(single(fields, "hours")),
    keepDays: Number(single(fields, "keepDays")),
    title: wordingIn(fields, "title"),
    ask: wordingIn(fields, "ask"),
    words: wordingIn(fields, "words"),
    questions: questionsIn(fields),
  });
  if (read.success && (read.data.triage !== "other" || read.data.agencyKey !== null)) return { written: read.data };
  if (read.success) return { problems: { agency: "need_agency_missing" } };
  const fault: Record<string, [string, string]> = {
    title: ["title_en", "need_title_missing"],
    ask: ["ask_en", "need_ask_missing"],
    words: ["words_en", "need_words_missing"],
    hours: ["hours", "need_hours_wrong"],
    keepDays: ["keepDays", "need_days_wrong"],
    questions: ["questions", "need_questions_wrong"],
  };
  const problems = read.error.issues.map(({ path: [at] }) => fault[String(at)] ?? ["triage", "need_triage_missing"]);
  return { problems: Object.fromEntries(problems) };
}

/** An agency as its form sent it. */
export function readAgency(fields: Fields): Read<WrittenAgency> {
  const read = writtenAgency.safeParse({
    name: wordingIn(fields, "name"),
    reach: wordingIn(fields, "reach"),
    phone: single(fields, "phone").trim(),
    isRetired: single(fields, "retired") === "yes",
  });
  if (read.success) return { written: read.data };
  const at = read.error.issues.map(({ path: [name] }) =>
    name === "phone" ? ["phone", "agency_phone_wrong"] : [`${String(name)}_en`, "agency_words_missing"],
  );
  return { problems: Object.fromEntries(at) };
}
