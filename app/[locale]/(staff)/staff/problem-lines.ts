import type { Locale } from "#lib/i18n/locales.ts";
import { type Area, type MessageKey, translator } from "#lib/i18n/messages.ts";

type Line = { at?: string; text: string };

/**
 * The words of a refused form's problems, each leading to its field. What is no key says in words already what a line of a list
 * or a file lacks; it leads to the field of the list, where that stands on the page.
 */
export function problemsOf<A extends Area>(area: A, keys: readonly MessageKey<A>[], listField?: string) {
  return (locale: Locale, problems: Readonly<Record<string, string>> = {}): Line[] => {
    const t = translator(locale, area);
    return Object.entries(problems).map(([at, problem]) => {
      const known = keys.find((each) => each === problem);
      const text = known ? t(known) : problem === "unavailable" ? translator(locale, "common")("unavailable") : problem;
      const field = /^(line|file)_/.test(at) ? listField : at;
      return field && field !== "form" ? { at: field, text } : { text };
    });
  };
}
