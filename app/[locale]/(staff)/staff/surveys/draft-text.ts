import { LOCALE_KEYS, type Locale } from "#lib/i18n/locales.ts";
import type { Wording } from "#lib/surveys/draft.ts";

/** A wording in the reader's language, in English, or in whichever language it has been written so far. */
export function draftText(wording: Wording, locale: Locale): string {
  return wording[locale] ?? wording.en ?? LOCALE_KEYS.map((key) => wording[key]).find((text) => text !== undefined) ?? "";
}
