import { type Fields, single } from "#lib/http/fields.ts";

export const LONGEST_REASON = 200;

/** The reason that was typed; none where it is missing or too long. PostgreSQL stores no NUL. */
export function reasonIn(fields: Fields, name: string): string | undefined {
  const reason = single(fields, name).replaceAll("\0", "").trim();
  return reason && reason.length <= LONGEST_REASON ? reason : undefined;
}
