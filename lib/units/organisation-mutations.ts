import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { unitClosure } from "#db/schema/organisation.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { type ChangedUnit, changedUnit, type NewUnit } from "./definition.ts";
import { addUnitIn } from "./mutations.ts";
import { unitsWithRole } from "./queries.ts";

/** Do something to units that the actor administers, one of the organisation's changes at a time. */
export function keepingUnits<T>(
  actor: StaffActor,
  unitIds: readonly string[],
  work: (tx: Tx, mine: readonly string[]) => Promise<T>,
): Promise<T> {
  return transaction(reachOf(actor), async (tx) => {
    const mine = await unitsWithRole(actor, MAY["units.keep"], tx);
    if (!unitIds.every((id) => mine.includes(id))) throw new NotFound("not a unit of the actor's");
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rapport organisation'))`);
    return work(tx, mine);
  });
}

async function isClosed(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.select({ id: unitClosure.unitId }).from(unitClosure).where(eq(unitClosure.unitId, unitId))).length > 0;
}

/** Add a unit below one of the actor's that works. */
export function addUnitBelow(actor: StaffActor, wanted: NewUnit & { parentId: string }): Promise<"added" | "slug_taken" | "parent_closed"> {
  return keepingUnits(actor, [wanted.parentId], async (tx) => {
    if (await isClosed(tx, wanted.parentId)) return "parent_closed";
    const [same] = await tx.select({ id: unit.id }).from(unit).where(eq(unit.slug, wanted.slug));
    if (same) return "slug_taken";
    await addUnitIn(tx, actor, wanted);
    return "added";
  });
}

/** Name a unit anew, or say how many adults live there; `seen`: what the page showed. */
export function changeUnit(actor: StaffActor, unitId: string, wanted: ChangedUnit, seen: ChangedUnit): Promise<void> {
  return keepingUnits(actor, [unitId], (tx) => changeUnitIn(tx, actor, unitId, wanted, seen));
}

/** The same as part of a larger transaction. */
export async function changeUnitIn(tx: Tx, actor: StaffActor, unitId: string, wanted: ChangedUnit, seen: ChangedUnit): Promise<void> {
  const [after, before] = [changedUnit.parse(wanted), changedUnit.parse(seen)];
  const adults = before.adults === null ? isNull(unit.adults) : eq(unit.adults, before.adults);
  const rows = await tx
    .update(unit)
    .set(after)
    .where(and(eq(unit.id, unitId), sql`${unit.name} = ${JSON.stringify(before.name)}::jsonb`, adults))
    .returning({ id: unit.id });
  if (rows.length === 0) throw new Conflict("changed meanwhile");
  await record(tx, actor, { event: "unit.changed", unitId, before, after });
}

/** Close a unit: it takes no new answers and no new requests, and keeps its history. All below it must have been closed. */
export function closeUnit(actor: StaffActor, unitId: string, why: string, today: Day): Promise<"closed" | "units_below"> {
  return keepingUnits(actor, [unitId], async (tx) => {
    const [below] = await tx
      .select({ id: unit.id })
      .from(unit)
      .leftJoin(unitClosure, eq(unitClosure.unitId, unit.id))
      .where(and(eq(unit.parentId, unitId), isNull(unitClosure.unitId)))
      .limit(1);
    if (below) return "units_below";
    const made = await tx
      .insert(unitClosure)
      .values({ unitId, closedOn: today, closedBy: actor.personId, why })
      .onConflictDoNothing()
      .returning({ id: unitClosure.unitId });
    if (made.length === 0) throw new Conflict("closed meanwhile");
    await record(tx, actor, { event: "unit.closed", unitId, before: null, after: today });
    return "closed";
  });
}

/** Let a closed unit work again. */
export function reopenUnit(actor: StaffActor, unitId: string): Promise<"reopened" | "parent_closed"> {
  return keepingUnits(actor, [unitId], async (tx) => {
    const [own] = await tx.select({ parentId: unit.parentId }).from(unit).where(eq(unit.id, unitId));
    if (own?.parentId && (await isClosed(tx, own.parentId))) return "parent_closed";
    const [gone] = await tx.delete(unitClosure).where(eq(unitClosure.unitId, unitId)).returning({ on: unitClosure.closedOn });
    if (!gone) throw new Conflict("opened meanwhile");
    await record(tx, actor, { event: "unit.reopened", unitId, before: gone.on, after: null });
    return "reopened";
  });
}
