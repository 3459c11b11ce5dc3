import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { slip, slipBatch, slipBatchCancellation, slipBatchSeal } from "#db/schema/slips.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { isOutside, unitsWithRole } from "#lib/units/queries.ts";
import { MOST_SLIPS } from "./slip-batch.ts";
import { SLIP_LENGTH, slipCode, slipDigest } from "./slip-code.ts";
import { openedQuestionnaires } from "./touchpoint-queries.ts";

export type NewBatch = { unitId: string; serviceKey: string; questionnaireKey: string; issued: number; expiresOn: Day; today: Day };

/** Order a batch of visit slips; its codes are made when it is printed. */
export function makeBatch(
  actor: StaffActor,
  { unitId, serviceKey, questionnaireKey, issued, expiresOn, today }: NewBatch,
): Promise<{ batchId: string }> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["slips.order"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
    const asked = (await openedQuestionnaires(actor, tx)).find(({ key }) => key === questionnaireKey);
    if (!asked || issued < 1 || issued > MOST_SLIPS) throw new NotFound("no such batch");
    const batchId = randomUUID();
    const row = {
      unitId,
      serviceKey,
      channel: "verified" as const,
      questionnaireId: asked.id,
      issued,
      madeOn: today,
      expiresOn,
      madeBy: actor.personId,
    };
    await tx.insert(slipBatch).values({ id: batchId, ...row });
    await record(tx, actor, { event: "slips.ordered", batchId, unitId, issued });
    return { batchId };
  });
}

async function lockedBatch(tx: Tx, batchId: string) {
  const [batch] = await tx.select().from(slipBatch).where(eq(slipBatch.id, batchId)).for("update");
  if (batch?.channel !== "verified") throw new NotFound("no such batch");
  const [sealed] = await tx.select({ id: slipBatchSeal.batchId }).from(slipBatchSeal).where(eq(slipBatchSeal.batchId, batchId));
  const [cancelled] = await tx
    .select({ id: slipBatchCancellation.batchId })
    .from(slipBatchCancellation)
    .where(eq(slipBatchCancellation.batchId, batchId));
  const printed = await tx.$count(slip, eq(slip.batchId, batchId));
  return { ...batch, sealed: sealed !== undefined, cancelled: cancelled !== undefined, printed };
}

/** Random codes, each once. */
function newCodes(count: number): string[] {
  return Array.from({ length: count }, () => slipCode([...randomBytes(SLIP_LENGTH)]));
}

/** Make the codes of a batch, once: they are given to the printer and kept only as digests. `undefined` when they were made before. */
export function printBatch(actor: StaffActor, batchId: string): Promise<{ codes: string[] } | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const batch = await lockedBatch(tx, batchId);
    if (!(await unitsWithRole(actor, MAY["slips.order"], tx)).includes(batch.unitId)) throw new NotFound("not a unit of the actor's");
    if (batch.printed > 0 || batch.sealed || batch.cancelled) return undefined;
    const codes = newCodes(batch.issued);
    // In the order of their digests, so that rows do not stand as the slips were printed.
    const rows = codes
      .map((code) => ({ digest: slipDigest(code), batchId, unitId: batch.unitId }))
      .sort((a, b) => Buffer.compare(a.digest, b.digest));
    await tx.insert(slip).values(rows);
    await record(tx, actor, { event: "slips.printed", batchId, unitId: batch.unitId, issued: batch.issued });
    return { codes };
  });
}

export type Sealing = "sealed" | "count_differs" | "not_printed" | "over";

/** Count and seal a batch; only somebody outside the unit who did not order it. A wrong count seals nothing and is on record. */
export function sealBatch(actor: StaffActor, batchId: string, counted: number, today: Day): Promise<Sealing> {
  return transaction(reachOf(actor), async (tx) => {
    const batch = await lockedBatch(tx, batchId);
    if (batch.madeBy === actor.personId || !(await isOutside(actor, "slips.seal", batch.unitId, tx)))
      throw new NotFound("not outside the unit");
    if (batch.cancelled || batch.sealed) return "over";
    if (batch.printed === 0) return "not_printed";
    if (counted !== batch.issued) {
      await record(tx, actor, { event: "slips.miscounted", batchId, unitId: batch.unitId, issued: batch.issued, counted });
      return "count_differs";
    }
    await tx.insert(slipBatchSeal).values({ batchId, unitId: batch.unitId, counted, sealedOn: today, sealedBy: actor.personId });
    await record(tx, actor, { event: "slips.sealed", batchId, unitId: batch.unitId, counted });
    return "sealed";
  });
}

/** Cancel a batch that was lost: its unused slips stop working for good. */
export function cancelBatch(actor: StaffActor, batchId: string, today: Day): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const batch = await lockedBatch(tx, batchId);
    if (!(await unitsWithRole(actor, MAY["slips.order"], tx)).includes(batch.unitId)) throw new NotFound("not a unit of the actor's");
    if (batch.cancelled) return;
    const gone = await tx.delete(slip).where(eq(slip.batchId, batchId)).returning({ batchId: slip.batchId });
    await tx
      .insert(slipBatchCancellation)
      .values({ batchId, unitId: batch.unitId, unused: gone.length, cancelledOn: today, cancelledBy: actor.personId });
    await record(tx, actor, { event: "slips.cancelled", batchId, unitId: batch.unitId, unused: gone.length });
  });
}
