import { LOCALE_KEYS, type Locale, type Localised } from "#lib/i18n/locales.ts";
import { LONGEST_WORDS } from "./request-definition.ts";

export const LONGEST_TEMPLATE_NAME = 80;

export type ReplyTemplate = { id: string; unitId: string; name: string; words: Partial<Record<Locale, string>> };

/** What a template says to whoever asked in a language; in English, or in any other that it has, where it lacks that one. */
export function templateIn(words: Partial<Record<Locale, string>>, locale: Locale): string {
  return words[locale] ?? words.en ?? Object.values(words).find((text) => text) ?? "";
}

/** The wordings that were typed, without those left open; none where all are, or one is too long. */
export function readWordings(typed: Readonly<Record<Locale, string>>): Localised | Partial<Record<Locale, string>> | undefined {
  const wordings = LOCALE_KEYS.map((key) => [key, (typed[key] ?? "").replaceAll("\0", "").trim()] as const).filter(
    ([, text]) => text !== "",
  );
  return wordings.length === 0 || wordings.some(([, text]) => text.length > LONGEST_WORDS) ? undefined : Object.fromEntries(wordings);
}
