import "server-only";
import { and, desc, eq, lte, ne, sql } from "drizzle-orm";
import { unitClosure, unitPlacement } from "#db/schema/organisation.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { type Day, monthOf } from "#lib/calendar.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor, type SystemActor } from "#lib/people/actor.ts";
import { fitsBelow } from "./definition.ts";
import { keepingUnits } from "./organisation-mutations.ts";
import { ALWAYS } from "./standing.ts";

export type WantedMove = { unitId: string; parentId: string; from: Day };
export type MoveProblem = "month_past" | "does_not_fit" | "stands_there" | "parent_closed" | "move_planned";

async function lastPlacement(tx: Tx, unitId: string): Promise<{ parentId: string; from: Day } | undefined> {
  const [last] = await tx
    .select({ parentId: unitPlacement.parentId, from: unitPlacement.fromMonth })
    .from(unitPlacement)
    .where(eq(unitPlacement.unitId, unitId))
    .orderBy(desc(unitPlacement.fromMonth))
    .limit(1);
  return last;
}

/**
 * Plan that a unit, with all below it, stands below another from the first of a month to come. A month that has begun is refused:
 * its numbers, and those before it, may have been seen already, and a number that was seen never changes its place.
 */
export function planMove(actor: StaffActor, { unitId, parentId, from }: WantedMove, today: Day): Promise<"planned" | MoveProblem> {
  return keepingUnits(actor, [unitId, parentId], async (tx, mine) => {
    const all = await tx.select({ id: unit.id, kind: unit.kind, parentId: unit.parentId }).from(unit);
    const [moved, above] = [all.find(({ id }) => id === unitId), all.find(({ id }) => id === parentId)];
    const before = moved?.parentId;
    if (!moved || !above || !before || !mine.includes(before)) throw new NotFound("not a unit of the actor's, or a whole force");
    if (from !== monthOf(from) || from <= today) return "month_past";
    if (!fitsBelow(moved.kind, above.kind)) return "does_not_fit";
    if (parentId === before) return "stands_there";
    const [closed] = await tx.select({ id: unitClosure.unitId }).from(unitClosure).where(eq(unitClosure.unitId, parentId));
    if (closed) return "parent_closed";
    const last = await lastPlacement(tx, unitId);
    if (last && last.from > today) return "move_planned";
    const planned = { unitId, plannedBy: actor.personId, plannedOn: today };
    if (!last) await tx.insert(unitPlacement).values({ ...planned, parentId: before, fromMonth: ALWAYS });
    await tx.insert(unitPlacement).values({ ...planned, parentId, fromMonth: from });
    await record(tx, actor, { event: "unit.move_planned", unitId, from, before, after: parentId });
    return "planned";
  });
}

/** Give up a move whose month has not begun. */
export function withdrawMove(actor: StaffActor, unitId: string, today: Day): Promise<void> {
  return keepingUnits(actor, [unitId], async (tx) => {
    const last = await lastPlacement(tx, unitId);
    if (!last || last.from === ALWAYS || last.from <= today) throw new Conflict("no move is planned");
    await tx.delete(unitPlacement).where(and(eq(unitPlacement.unitId, unitId), eq(unitPlacement.fromMonth, last.from)));
    const stands = await lastPlacement(tx, unitId);
    // As if it had never been planned.
    if (stands?.from === ALWAYS) await tx.delete(unitPlacement).where(eq(unitPlacement.unitId, unitId));
    await record(tx, actor, {
      event: "unit.move_withdrawn",
      unitId,
      from: last.from,
      before: last.parentId,
      after: stands?.parentId ?? last.parentId,
    });
  });
}

/** Let the tree of today follow the moves whose month has begun; returns how many units moved. */
export function applyMoves(actor: SystemActor, today: Day): Promise<number> {
  return transaction(reachOf(actor), async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rapport organisation'))`);
    const due = tx
      .selectDistinctOn([unitPlacement.unitId], {
        unitId: unitPlacement.unitId,
        parentId: unitPlacement.parentId,
        from: unitPlacement.fromMonth,
      })
      .from(unitPlacement)
      .where(lte(unitPlacement.fromMonth, today))
      .orderBy(unitPlacement.unitId, desc(unitPlacement.fromMonth))
      .as("due");
    const moved = await tx
      .select({ unitId: due.unitId, from: due.from, before: unit.parentId, after: due.parentId })
      .from(due)
      .innerJoin(unit, and(eq(unit.id, due.unitId), ne(unit.parentId, due.parentId)));
    for (const { unitId, from, before, after } of moved) {
      await tx.update(unit).set({ parentId: after }).where(eq(unit.id, unitId));
      await record(tx, actor, { event: "unit.moved", unitId, from, before: before ?? "", after });
    }
    return moved.length;
  });
}
