import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Seer } from "#lib/operations/stored-fields/definition.ts";
import type { Keeping, KeepingNumbers } from "#lib/operations/stored-fields/keeping.ts";
import { othersAmong, rolesAmong } from "#lib/operations/stored-fields/readers.ts";

/** What the catalogue says of a field, in words. */
export function ruleWords(locale: Locale, numbers: KeepingNumbers) {
  const t = translator(locale, "fields");
  const list = new Intl.ListFormat(LOCALES[locale].tag, { type: "conjunction" });
  return {
    list: (things: readonly string[]) => list.format(things),
    kept: (keep: Keeping) => t(`keep_${keep}`, numbers),
    /** Nothing where no page shows it. */
    seenBy: (seers: readonly Seer[]) =>
      list.format([...othersAmong(seers).map((each) => t(`seer_${each}`)), ...rolesAmong(seers).map((role) => t(`role_${role}`))]),
  };
}
