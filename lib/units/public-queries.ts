import "server-only";
import { eq } from "drizzle-orm";
import { database } from "#db";
import { unit } from "#db/schema/units.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";

/** What anybody may know of a unit. */
export type PublicUnit = { slug: string; name: Localised };

const columns = { slug: unit.slug, name: unit.name };

export async function publicUnit(slug: string): Promise<PublicUnit | undefined> {
  const [row] = await database().select(columns).from(unit).where(eq(unit.slug, slug)).limit(1);
  return row && { slug: row.slug, name: localised.parse(row.name) };
}

export async function publicStations(): Promise<PublicUnit[]> {
  const rows = await database().select(columns).from(unit).where(eq(unit.kind, "station")).orderBy(unit.slug);
  return rows.map(({ slug, name }) => ({ slug, name: localised.parse(name) }));
}
