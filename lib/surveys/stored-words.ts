import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { type Question, SKIPPED } from "./definition.ts";
import { dateOf, RATING_CANNOT_SAY } from "./measured.ts";
import { takesWords } from "./registry.ts";
import { bitOf } from "./slot.ts";

/** What was answered, in words; nothing where a question was left open or cannot be said. */
function saidTo(question: Question, choice: number, words: string, locale: Locale): string {
  if (choice === SKIPPED) return "";
  if (question.type === "text") return words;
  if (question.type === "date") return dateOf(choice);
  if (question.type === "number") return String(choice + question.min - 1);
  if (question.type === "rating") return choice === RATING_CANNOT_SAY ? "" : String(choice - 1);
  const chosen = question.options.filter(({ code }) => (question.type === "multiple" ? (choice & bitOf(code)) !== 0 : choice === code));
  return [...chosen.map(({ label }) => inLocale(label, locale)), ...(words ? [words] : [])].join(", ");
}

/** Stored answers in words, a line for each question that was answered. */
export function storedInWords(
  questions: readonly Question[],
  { choices, words }: { choices: readonly number[]; words: readonly string[] },
  locale: Locale,
): { name: string; said: string }[] {
  const left = [...words];
  return questions.flatMap((question, at) => {
    const own = takesWords(question) ? (left.shift() ?? "") : "";
    const said = saidTo(question, choices[at] ?? SKIPPED, own, locale);
    return said === "" ? [] : [{ name: inLocale(question.label, locale), said }];
  });
}
