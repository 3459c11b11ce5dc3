import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

const KEYS = ["j", "k", "x", "t", "m", "n", "c"] as const;

/** The keys of the desk in words. */
export function deskKeys(locale: Locale): { key: string; words: string }[] {
  const t = translator(locale, "desk");
  return [...KEYS.map((key) => ({ key, words: t(`key_${key}`) })), { key: "?", words: t("keys") }];
}
