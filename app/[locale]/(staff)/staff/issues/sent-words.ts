import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, type Localised, localised } from "#lib/i18n/locales.ts";
import { LONGEST_ACTION } from "#lib/requests/issues.ts";

/** A text of a form as it may be stored; `undefined` for none, or one that is too long. */
export function wordsIn(fields: Fields, name: string): string | undefined {
  const words = single(fields, name).replaceAll("\0", "").replaceAll("\r\n", "\n").trim();
  return words && words.length <= LONGEST_ACTION ? words : undefined;
}

/** A text in each language that it was written in; English must be among them. */
export function localisedIn(fields: Fields, name: string): Localised | undefined {
  const all = LOCALE_KEYS.flatMap((key) => {
    const words = wordsIn(fields, `${name}_${key}`);
    return words ? [[key, words]] : [];
  });
  return localised.safeParse(Object.fromEntries(all)).data;
}
