import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { appraisalPeriod, appraisalPeriodEnd, appraisalSchemePublication } from "#db/schema/appraisals.ts";
import { sealedPeriod } from "#db/schema/rates.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { addMonths, type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { unitsWithRole } from "#lib/units/queries.ts";

export type NewPeriod = { unitId: string; kind: UnitNode["kind"]; versionId: string; from: Day; to: Day; sealId: string };

/** Begin to appraise the units of one kind below a unit; its scheme was published before the first month, and a seal covers its months. */
export function openPeriod(actor: StaffActor, { sealId, versionId, from, to, ...period }: NewPeriod): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["periods.keep"], tx)).includes(period.unitId)) throw new NotFound("not a unit of the actor's");
    const [published] = await tx.select().from(appraisalSchemePublication).where(eq(appraisalSchemePublication.versionId, versionId));
    if (published?.unitId !== period.unitId) throw new NotFound("no such published scheme");
    if (published.publishedOn >= from) throw new Conflict("the scheme was published too late for this period");
    const [seal] = await tx.select().from(sealedPeriod).where(eq(sealedPeriod.id, sealId));
    if (seal?.unitId !== period.unitId || seal.fromMonth > from || seal.toMonth < to) throw new Conflict("the months are not sealed");
    const id = randomUUID();
    await tx
      .insert(appraisalPeriod)
      .values({ id, ...period, versionId, fromMonth: from, toMonth: to, sealId, madeBy: actor.personId, madeAt: new Date() });
    await record(tx, actor, { event: "appraisal.opened", periodId: id, unitId: period.unitId, from, to, versionId });
    return id;
  });
}

/** End a period whose months are over; returns the seal that is to be opened. */
export function endPeriod(actor: StaffActor, id: string, now = new Date()): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    const [period] = await tx.select().from(appraisalPeriod).where(eq(appraisalPeriod.id, id));
    const mine = await unitsWithRole(actor, MAY["periods.keep"], tx);
    if (!period || !mine.includes(period.unitId)) throw new NotFound("no period of the actor's");
    const today = dayOf(now, env().RAPPORT_TIME_ZONE);
    if (today < addMonths(period.toMonth, 1)) throw new Conflict("its months are not over");
    const ended = await tx
      .insert(appraisalPeriodEnd)
      .values({ periodId: id, unitId: period.unitId, endedBy: actor.personId, endedOn: today })
      .onConflictDoNothing()
      .returning();
    if (ended.length === 0) throw new Conflict("ended meanwhile");
    await record(tx, actor, { event: "appraisal.ended", periodId: id, unitId: period.unitId });
    return period.sealId;
  });
}
