import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { database } from "#db";
import { serviceRetirement } from "#db/schema/organisation.ts";
import { service, unit } from "#db/schema/units.ts";
import type { Tx } from "#db/transaction.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import type { Actor, Role, StaffActor } from "#lib/people/actor.ts";
import { type Action, MAY } from "#lib/people/matrix.ts";
import { subtree } from "./tree.ts";

export type UnitNode = Pick<typeof unit.$inferSelect, "id" | "parentId" | "kind" | "slug" | "adults"> & { name: Localised };
export type Service = { key: string; name: Localised; isOffered: boolean };

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

/** The units that the actor reaches in one of some roles. */
export async function unitsWithRole(actor: StaffActor, roles: readonly Role[], client: Pick<Tx, "select"> = database()): Promise<string[]> {
  const held = actor.roles.filter(({ role }) => roles.includes(role)).map(({ unitId }) => unitId);
  if (held.length === 0) return [];
  const tree = await client
    .select({ id: unit.id, parentId: unit.parentId })
    .from(unit)
    .where(inArray(unit.id, [...actor.units]));
  return [...new Set(held.flatMap((unitId) => subtree(tree, unitId)))];
}

/** Whether the actor may do something for a whole force: what holds for everybody is kept by nobody less. */
export async function holdsForce(actor: StaffActor, action: Action, client: Pick<Tx, "select"> = database()): Promise<boolean> {
  const held = actor.roles.filter(({ role }) => MAY[action].includes(role)).map(({ unitId }) => unitId);
  if (held.length === 0) return false;
  const forces = await client
    .select({ id: unit.id })
    .from(unit)
    .where(and(inArray(unit.id, held), isNull(unit.parentId)));
  return forces.length > 0;
}

/** Whether the actor may do something to a unit from above only: a role for it reaches the unit, and no role of theirs stands on it or below it. */
export async function isOutside(
  actor: StaffActor,
  action: Action,
  unitId: string,
  client: Pick<Tx, "select"> = database(),
): Promise<boolean> {
  if (!(await unitsWithRole(actor, MAY[action], client)).includes(unitId)) return false;
  const tree = await client
    .select({ id: unit.id, parentId: unit.parentId })
    .from(unit)
    .where(inArray(unit.id, [...actor.units]));
  const inside = subtree(tree, unitId);
  return !actor.roles.some((held) => inside.includes(held.unitId));
}

/** The service catalogue in its own order, with those that are not offered any more. */
export async function services(_actor: Actor): Promise<Service[]> {
  const rows = await database()
    .select({ key: service.key, name: service.name, retiredOn: serviceRetirement.retiredOn })
    .from(service)
    .leftJoin(serviceRetirement, eq(serviceRetirement.serviceKey, service.key))
    .orderBy(service.position, service.key);
  return rows.map(({ key, name, retiredOn }) => ({ key, name: localised.parse(name), isOffered: retiredOn === null }));
}

/** Those of them under which something new may be filed. */
export async function offeredServices(actor: Actor): Promise<Service[]> {
  return (await services(actor)).filter(({ isOffered }) => isOffered);
}
