import { type Fields, single } from "#lib/http/fields.ts";

const LONGEST = 500;

/** The reason that a form gives; none when it is missing or too long. */
export function reasonIn(fields: Fields): string | undefined {
  const why = single(fields, "why").replaceAll("\0", "").trim();
  return why && why.length <= LONGEST ? why : undefined;
}
