import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { NotFound } from "#lib/errors.ts";
import { type Actor, reachOf } from "#lib/people/actor.ts";
import { fitsBelow, type NewUnit, newUnit } from "./definition.ts";

/** Add a unit to the tree, below a unit of a wider kind. */
export function addUnit(actor: Actor, wanted: NewUnit): Promise<{ unitId: string }> {
  return transaction(reachOf(actor), (tx) => addUnitIn(tx, actor, wanted));
}

/** The same as part of a larger transaction. */
export async function addUnitIn(tx: Tx, actor: Actor, wanted: NewUnit): Promise<{ unitId: string }> {
  const { parentId, kind, ...rest } = newUnit.parse(wanted);
  const [parent] = parentId ? await tx.select({ kind: unit.kind }).from(unit).where(eq(unit.id, parentId)) : [];
  if (parentId && !parent) throw new NotFound("no such parent unit");
  if (!fitsBelow(kind, parent?.kind)) throw new Error(`a ${kind} cannot stand below ${parent ? `a ${parent.kind}` : "nothing"}`);
  const unitId = randomUUID();
  await tx.insert(unit).values({ id: unitId, parentId, kind, ...rest });
  await record(tx, actor, { event: "unit.added", unitId, kind, slug: rest.slug });
  return { unitId };
}

/** The unit under a slug, read through a transaction that may have made it itself. */
export async function unitIdIn(tx: Tx, slug: string): Promise<string | undefined> {
  const [found] = await tx.select({ id: unit.id }).from(unit).where(eq(unit.slug, slug));
  return found?.id;
}
