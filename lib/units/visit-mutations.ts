import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import { visitCount, visitImport, visitImportRow } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { addDays, type Day } from "#lib/calendar.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "./queries.ts";
import type { VisitCount } from "./visits.ts";

/** A cell of the grid: what it shows now, and what it showed when the page was made; `null` when nobody had counted. */
export type TypedVisits = { serviceKey: string; month: Day; visits: number | null; before: number | null };

const ROWS_AT_ONCE = 5_000;

async function refuseOthers(tx: Tx, actor: StaffActor, unitIds: readonly string[]): Promise<void> {
  const mine = await unitsWithRole(actor, MAY["visits.count"], tx);
  if (![...new Set(unitIds)].every((unitId) => mine.includes(unitId))) throw new NotFound("not a unit of the actor's");
}

/** Store the cells that were changed, unless somebody else has changed one of them meanwhile; returns how many. */
export function storeVisits(actor: StaffActor, unitId: string, typed: readonly TypedVisits[]): Promise<number> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, [unitId]);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`visits ${unitId}`}))`);
    const changed = typed.filter(({ visits, before }) => visits !== before);
    for (const { serviceKey, month, visits, before } of changed) {
      const cell = and(eq(visitCount.unitId, unitId), eq(visitCount.serviceKey, serviceKey), eq(visitCount.month, month));
      const [stored] = await tx.select({ visits: visitCount.visits }).from(visitCount).where(cell);
      if ((stored?.visits ?? null) !== before) throw new Conflict("the visits were counted anew meanwhile");
      if (visits === null) await tx.delete(visitCount).where(cell);
      else if (before === null) await tx.insert(visitCount).values({ unitId, serviceKey, month, visits });
      else await tx.update(visitCount).set({ visits }).where(cell);
      await record(tx, actor, { event: "visits.counted", unitId, serviceKey, month, before, after: visits });
    }
    return changed.length;
  });
}

/** Keep what a file says until somebody has looked at it; what the actor had left before is gone. */
export function stageVisits(actor: StaffActor, counts: readonly VisitCount[], today: Day): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(
      tx,
      actor,
      counts.map(({ unitId }) => unitId),
    );
    await tx.delete(visitImport).where(eq(visitImport.madeBy, actor.personId));
    await tx.delete(visitImport).where(lt(visitImport.madeOn, addDays(today, -1)));
    const importId = randomUUID();
    await tx.insert(visitImport).values({ id: importId, madeBy: actor.personId, madeOn: today });
    const rows = counts.map((count) => ({ importId, ...count }));
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await tx.insert(visitImportRow).values(rows.slice(at, at + ROWS_AT_ONCE));
    return importId;
  });
}

/** Store an import of the actor's, all of it or nothing; returns how many counts. */
export function storeStagedVisits(actor: StaffActor, importId: string): Promise<number> {
  return transaction(reachOf(actor), async (tx) => {
    const own = and(eq(visitImport.id, importId), eq(visitImport.madeBy, actor.personId));
    const [found] = await tx.select({ id: visitImport.id }).from(visitImport).where(own).for("update");
    if (!found) throw new NotFound("no import of the actor's");
    const units = await tx.selectDistinct({ id: visitImportRow.unitId }).from(visitImportRow).where(eq(visitImportRow.importId, importId));
    await refuseOthers(
      tx,
      actor,
      units.map(({ id }) => id),
    );
    const stored = await tx.execute<{ unit: string }>(sql`
      insert into visit_count as stored (unit_id, service_key, month, visits)
      select unit_id, service_key, month, visits from visit_import_row where import_id = ${importId} order by 1, 2, 3
      on conflict (unit_id, service_key, month) do update set visits = excluded.visits where stored.visits <> excluded.visits
      returning unit_id as unit`);
    await tx.delete(visitImport).where(own);
    for (const { id: unitId } of units) {
      const counts = stored.filter(({ unit }) => unit === unitId).length;
      if (counts > 0) await record(tx, actor, { event: "visits.imported", importId, unitId, counts });
    }
    return stored.length;
  });
}

/** Forget an import of the actor's. */
export async function discardStagedVisits(actor: StaffActor, importId: string): Promise<void> {
  await transaction(reachOf(actor), (tx) =>
    tx.delete(visitImport).where(and(eq(visitImport.id, importId), eq(visitImport.madeBy, actor.personId))),
  );
}
