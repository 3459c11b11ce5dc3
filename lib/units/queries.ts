import "server-only";
import { inArray } from "drizzle-orm";
import { database } from "#db";
import { service, unit } from "#db/schema/units.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import type { Actor, StaffActor } from "#lib/people/actor.ts";

export type UnitNode = Pick<typeof unit.$inferSelect, "id" | "parentId" | "kind" | "slug" | "adults"> & { name: Localised };
export type Service = { key: string; name: Localised };

/** The units that the actor's roles reach, in order of their slugs. */
export async function unitsInScope(actor: StaffActor): Promise<UnitNode[]> {
  if (actor.units.length === 0) return [];
  const rows = await database()
    .select()
    .from(unit)
    .where(inArray(unit.id, [...actor.units]))
    .orderBy(unit.slug);
  return rows.map(({ name, ...row }) => ({ ...row, name: localised.parse(name) }));
}

/** The service catalogue in its own order. */
export async function services(_actor: Actor): Promise<Service[]> {
  const rows = await database().select({ key: service.key, name: service.name }).from(service).orderBy(service.position);
  return rows.map(({ key, name }) => ({ key, name: localised.parse(name) }));
}
