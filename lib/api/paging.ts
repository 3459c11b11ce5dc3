import * as z from "zod";
import { seal, unseal } from "#lib/http/sealed.ts";

const PURPOSE = "api cursor";
const held = z.strictObject({ after: z.string() });

type Asked = { limit: number; cursor?: string | undefined };
/** `binding`: whose list under which filters; a cursor of another one is none. */
type Listing<T> = { items: readonly T[]; keyOf: (item: T) => string; secret: string; binding: string };

/** A part of a list that begins behind the last item of the part before; `undefined` for a cursor that is not of this list. */
export function pageOf<T>(
  { limit, cursor }: Asked,
  { items, keyOf, secret, binding }: Listing<T>,
): { items: T[]; next: string | null } | undefined {
  const opened = cursor === undefined ? undefined : held.safeParse(unseal(secret, PURPOSE, binding, cursor));
  if (opened && !opened.success) return undefined;
  const last = opened ? items.findIndex((item) => keyOf(item) === opened.data.after) : -1;
  if (opened && last < 0) return undefined;
  const part = items.slice(last + 1, last + 1 + limit);
  const end = part.at(-1);
  const isMore = last + 1 + limit < items.length;
  return { items: part, next: end && isMore ? seal(secret, PURPOSE, binding, { after: keyOf(end) }) : null };
}
