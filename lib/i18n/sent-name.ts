import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, type Localised, localised } from "./locales.ts";

/** A name that a form has sent in one language or more, or nothing where the English one is missing. */
export function sentName(fields: Fields, prefix = "name"): Localised | undefined {
  const named = LOCALE_KEYS.flatMap((key) => {
    const text = single(fields, `${prefix}_${key}`).replaceAll("\0", "").trim();
    return text ? [[key, text]] : [];
  });
  const name = localised.safeParse(Object.fromEntries(named));
  return name.success ? name.data : undefined;
}
