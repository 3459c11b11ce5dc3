import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import * as z from "zod";
import {
  appraisalCount,
  appraisalCountConfirmation,
  appraisalCountImport,
  appraisalCountWithdrawal,
  appraisalEvidence,
} from "#db/schema/appraisals.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { addDays, type Day } from "#lib/calendar.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { isOutside } from "#lib/units/queries.ts";
import { type AuditedCount, auditedCount } from "./count.ts";
import { cellOf, type UnitCount } from "./count-file.ts";
import { standingIn } from "./count-queries.ts";
import { periodIn, readableIn } from "./period-queries.ts";

/** Whoever audits a unit has no role on it: nobody appraises their own. */
async function refuseOthers(tx: Tx, actor: StaffActor, periodId: string, unitIds: readonly string[]): Promise<void> {
  const appraised = await readableIn(tx, actor, await periodIn(tx, actor, periodId));
  for (const unitId of new Set(unitIds))
    if (!appraised.includes(unitId) || !(await isOutside(actor, "counts.enter", unitId, tx)))
      throw new NotFound("no unit that the actor audits");
}

async function keepCount(tx: Tx, actor: StaffActor, periodId: string, unitId: string, count: AuditedCount): Promise<string> {
  const id = randomUUID();
  await tx.insert(appraisalCount).values({ id, unitId, periodId, ...count, enteredBy: actor.personId, enteredAt: new Date() });
  return id;
}

/** What stands already; of two who store the same audits at once, the second sees the first's. */
async function lockedStanding(tx: Tx, periodId: string): Promise<Set<string>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`counts ${periodId}`}))`);
  return standingIn(tx, periodId);
}

/** Enter an audited count of a unit. What happens more than once, a plus-item, may be entered more than once; no audit may. */
export function enterCount(actor: StaffActor, periodId: string, unitId: string, count: AuditedCount): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, periodId, [unitId]);
    if (count.kind !== "plus" && (await lockedStanding(tx, periodId)).has(cellOf(unitId, count))) throw new Conflict("entered already");
    const countId = await keepCount(tx, actor, periodId, unitId, count);
    await record(tx, actor, { event: "count.entered", countId, unitId, kind: count.kind });
    return countId;
  });
}

async function openCount(tx: Tx, actor: StaffActor, id: string) {
  const [count] = await tx.select().from(appraisalCount).where(eq(appraisalCount.id, id));
  if (!count) throw new NotFound("no such count");
  await refuseOthers(tx, actor, count.periodId, [count.unitId]);
  const [withdrawn] = await tx.select().from(appraisalCountWithdrawal).where(eq(appraisalCountWithdrawal.countId, id));
  if (withdrawn) throw new Conflict("withdrawn meanwhile");
  return count;
}

/** Confirm a count; never by whoever entered it. */
export function confirmCount(actor: StaffActor, countId: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId, kind, enteredBy } = await openCount(tx, actor, countId);
    if (enteredBy === actor.personId) throw new NotFound("nobody confirms their own");
    const confirmed = await tx
      .insert(appraisalCountConfirmation)
      .values({ countId, unitId, confirmedBy: actor.personId, confirmedAt: new Date() })
      .onConflictDoNothing()
      .returning();
    if (confirmed.length === 0) throw new Conflict("confirmed meanwhile");
    await record(tx, actor, { event: "count.confirmed", countId, unitId, kind });
  });
}

/** Take a count back, with the reason; it stays to be seen. */
export function withdrawCount(actor: StaffActor, countId: string, why: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId } = await openCount(tx, actor, countId);
    const withdrawn = await tx
      .insert(appraisalCountWithdrawal)
      .values({ countId, unitId, why, withdrawnBy: actor.personId, withdrawnAt: new Date() })
      .onConflictDoNothing()
      .returning();
    if (withdrawn.length === 0) throw new Conflict("withdrawn meanwhile");
    await record(tx, actor, { event: "count.withdrawn", countId, unitId, why });
  });
}

type File = { type: string; bytes: Buffer };

/** File the evidence of a count. */
export function addEvidence(actor: StaffActor, countId: string, { type, bytes }: File): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId } = await openCount(tx, actor, countId);
    const id = randomUUID();
    await tx.insert(appraisalEvidence).values({ id, unitId, countId, type, bytes, sentBy: actor.personId, sentAt: new Date() });
    await record(tx, actor, { event: "count.evidenced", countId, unitId, evidenceId: id });
  });
}

const stagedCounts = z.array(z.looseObject({ unitId: z.uuid() }));

/** Keep what a file says until somebody has looked at it; what the actor had left before is gone. */
export function stageCounts(actor: StaffActor, periodId: string, counts: readonly UnitCount[], today: Day): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(
      tx,
      actor,
      periodId,
      counts.map(({ unitId }) => unitId),
    );
    await tx.delete(appraisalCountImport).where(eq(appraisalCountImport.madeBy, actor.personId));
    await tx.delete(appraisalCountImport).where(lt(appraisalCountImport.madeOn, addDays(today, -1)));
    const { unitId } = await periodIn(tx, actor, periodId);
    const id = randomUUID();
    await tx.insert(appraisalCountImport).values({ id, unitId, periodId, counts, madeBy: actor.personId, madeOn: today });
    return id;
  });
}

/** Store an import of the actor's, all of it, or forget it; returns how many counts and of which period. */
export function endStagedCounts(actor: StaffActor, id: string, store: boolean): Promise<{ counts: number; periodId: string }> {
  return transaction(reachOf(actor), async (tx) => {
    const own = and(eq(appraisalCountImport.id, id), eq(appraisalCountImport.madeBy, actor.personId));
    const [found] = await tx.delete(appraisalCountImport).where(own).returning();
    if (!found) throw new NotFound("no import of the actor's");
    if (!store) return { counts: 0, periodId: found.periodId };
    const staged = stagedCounts.parse(found.counts).map(({ unitId, ...count }) => ({ unitId, count: auditedCount.parse(count) }));
    await refuseOthers(
      tx,
      actor,
      found.periodId,
      staged.map(({ unitId }) => unitId),
    );
    const cells = await lockedStanding(tx, found.periodId);
    if (staged.some(({ unitId, count }) => cells.has(cellOf(unitId, count)))) throw new Conflict("entered meanwhile");
    for (const { unitId, count } of staged) await keepCount(tx, actor, found.periodId, unitId, count);
    for (const [unitId, counts] of Map.groupBy(staged, (each) => each.unitId))
      await record(tx, actor, { event: "counts.imported", importId: id, unitId, counts: counts.length });
    return { counts: staged.length, periodId: found.periodId };
  });
}
