import { type Fields, single } from "#lib/http/fields.ts";

export const LONGEST_WORDS = 2_000;

/** The words that were typed; none where they are missing or too long. PostgreSQL stores no NUL. */
export function wordsIn(fields: Fields, name: string, longest = LONGEST_WORDS): string | undefined {
  const words = single(fields, name).replaceAll("\0", "").trim();
  return words && words.length <= longest ? words : undefined;
}
