import { type Fields, single } from "#lib/http/fields.ts";
import { wordsPath, wordsQuery } from "./words-address.ts";

/** The page with the filters that it had: rebuilt from what the address may choose. */
export function backToWords(locale: string, fields: Fields): string {
  const search = new URL(single(fields, "back"), "http://page").searchParams;
  return `/${locale}${wordsPath(wordsQuery(Object.fromEntries(search)))}`;
}
