import * as z from "zod";
import { LOCALE_KEYS, type Locale } from "#lib/i18n/locales.ts";
import { type Definition, definition, followsRightly, RESERVED } from "./definition.ts";
import { MOST_OPTIONS, MOST_QUESTIONS, MOST_VALUES, optionOf, questionShapes } from "./question-shapes.ts";

/** A wording that is still being written: any language may be missing. */
const wording = z.partialRecord(z.enum(LOCALE_KEYS), z.string().min(1).max(1000));
export type Wording = z.infer<typeof wording>;

const shapes = questionShapes(wording, z.array(optionOf(wording)).max(MOST_OPTIONS));
const draftQuestion = z.discriminatedUnion("type", [
  shapes.scale,
  shapes.single,
  shapes.multiple,
  shapes.rating,
  shapes.text,
  shapes.number,
  shapes.date,
]);
export type DraftQuestion = z.infer<typeof draftQuestion>;

/** A questionnaire that is being written; a whole definition is one too. */
export const draft = z.strictObject({ title: wording, intro: wording, questions: z.array(draftQuestion).max(MOST_QUESTIONS) });
export type Draft = z.infer<typeof draft>;

/** What keeps a draft from being opened: a message key, and the question it is about, if one. */
export type Lack = {
  lack:
    | "no_title"
    | "no_intro"
    | "no_questions"
    | "no_wording"
    | "no_answer_wording"
    | "few_options"
    | "same_codes"
    | "several_others"
    | "empty_range"
    | "wrong_follow_up"
    | "same_name"
    | "not_whole";
  question?: string;
};

const isWorded = (text: Wording) => text.en !== undefined;

function lacksOf(question: DraftQuestion, earlier: readonly DraftQuestion[]): Lack["lack"][] {
  const found: Lack["lack"][] = [];
  if (!isWorded(question.label) || (question.help && !isWorded(question.help))) found.push("no_wording");
  if ("options" in question) {
    const { options } = question;
    if (options.length < 2) found.push("few_options");
    if (!options.every(({ label }) => isWorded(label))) found.push("no_answer_wording");
    if (new Set(options.map(({ code }) => code)).size < options.length) found.push("same_codes");
    if (options.filter(({ other }) => other).length > 1) found.push("several_others");
  }
  if (question.type === "rating" && !(isWorded(question.lowest) && isWorded(question.highest))) found.push("no_answer_wording");
  if (question.type === "number" && !(question.min < question.max && question.max - question.min < MOST_VALUES)) found.push("empty_range");
  if (!followsRightly(question, earlier)) found.push("wrong_follow_up");
  const names = new Set([...RESERVED, ...earlier.flatMap(({ id }) => [id, `${id}_other`])]);
  if (names.has(question.id) || names.has(`${question.id}_other`)) found.push("same_name");
  return found;
}

/** Everything that keeps a draft from being opened; nothing when it is whole. */
export function lacks(written: Draft): Lack[] {
  const found: Lack[] = [];
  if (!isWorded(written.title)) found.push({ lack: "no_title" });
  if (!isWorded(written.intro)) found.push({ lack: "no_intro" });
  if (written.questions.length === 0) found.push({ lack: "no_questions" });
  for (const [index, question] of written.questions.entries()) {
    for (const lack of lacksOf(question, written.questions.slice(0, index))) found.push({ lack, question: question.id });
  }
  if (found.length === 0 && !definition.safeParse(written).success) found.push({ lack: "not_whole" });
  return found;
}

/** The draft as a questionnaire that can be opened, or `undefined` while something is lacking. */
export function whole(written: Draft): Definition | undefined {
  const parsed = definition.safeParse(written);
  return parsed.success ? parsed.data : undefined;
}

/** Every wording of a question, as a draft may show it to a translator. */
export function wordingsOf(question: DraftQuestion): Wording[] {
  const own = [question.label, ...(question.help ? [question.help] : [])];
  if ("options" in question) return [...own, ...question.options.map(({ label }) => label)];
  return question.type === "rating" ? [...own, question.lowest, question.highest] : own;
}

/** How many wordings each language still lacks. */
export function untranslated({ title, intro, questions }: Draft): Record<Locale, number> {
  const all = [title, intro, ...questions.flatMap(wordingsOf)];
  return Object.fromEntries(LOCALE_KEYS.map((locale) => [locale, all.filter((text) => text[locale] === undefined).length])) as Record<
    Locale,
    number
  >;
}
