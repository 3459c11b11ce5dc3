import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { unitContact } from "#db/schema/contacts.ts";
import { unit } from "#db/schema/units.ts";
import type { Tx } from "#db/transaction.ts";
import { folded } from "#lib/i18n/folded.ts";
import { IS_LAST } from "./contact-queries.ts";

const SHORTEST_PLACE = 2;

/** Whether a text names a place; Chinese runs words together, elsewhere a name stands between other words. */
function names(text: string, place: string): boolean {
  if (/\p{Script=Han}/u.test(place)) return text.includes(place);
  const words = (each: string) => ` ${(each.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
  return words(text).includes(words(place));
}

/** The one station or beat whose listed streets and places a text names; none where it names none, or those of several. */
export async function unitOfPlace(client: Pick<Tx, "select">, typed: string): Promise<string | undefined> {
  const text = folded(typed);
  if (text.trim() === "") return undefined;
  const rows = await client
    .select({ id: unit.id, places: unitContact.places })
    .from(unit)
    .innerJoin(unitContact, and(eq(unitContact.unitId, unit.id), IS_LAST))
    .where(inArray(unit.kind, ["station", "beat"]));
  const found = rows.filter(({ places }) =>
    Object.values((places ?? {}) as Record<string, unknown>)
      .flatMap((listed) => (typeof listed === "string" ? listed.split(/[,，、;；\n]/) : []))
      .map((place) => folded(place).trim())
      .some((place) => place.length >= SHORTEST_PLACE && names(text, place)),
  );
  return found.length === 1 ? found[0]?.id : undefined;
}
