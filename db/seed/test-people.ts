import { randomUUID } from "node:crypto";
import { database } from "#db";
import { person, type ROLES, roleHolding } from "#db/schema/people.ts";
import { unit } from "#db/schema/units.ts";
import { transaction } from "#db/transaction.ts";
import { type StaffActor, staffActor } from "#lib/people/actor.ts";
import { subtree } from "#lib/units/tree.ts";

/** Somebody who works in a unit, with a row of their own; nobody can sign in as them. */
export async function testStaff(unitId: string, role: (typeof ROLES)[number], name = "Test Person"): Promise<StaffActor> {
  const personId = randomUUID();
  await transaction({ everything: true }, async (tx) => {
    await tx.insert(person).values({ id: personId, email: `${personId}@example.org`, name, passwordHash: "none" });
    await tx.insert(roleHolding).values({ personId, unitId, role });
  });
  const units = await database().select({ id: unit.id, parentId: unit.parentId }).from(unit);
  return staffActor({ personId, name, roles: [{ role, unitId }], units: subtree(units, unitId) });
}
