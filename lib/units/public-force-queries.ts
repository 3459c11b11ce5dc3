import "server-only";
import { eq, sql } from "drizzle-orm";
import { database } from "#db";
import { unit } from "#db/schema/units.ts";
import { localised } from "#lib/i18n/locales.ts";
import type { PublicUnit } from "./public-queries.ts";

/** The force of this installation: of several the one with the most units below it. */
export async function firstForce(): Promise<PublicUnit | undefined> {
  const below = sql`(select count(*) from unit b where b.parent_id = ${unit.id})`;
  const [row] = await database()
    .select({ slug: unit.slug, name: unit.name })
    .from(unit)
    .where(eq(unit.kind, "force"))
    .orderBy(sql`${below} desc`, unit.slug)
    .limit(1);
  return row && { slug: row.slug, name: localised.parse(row.name) };
}
