import "server-only";
import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { appraisalPeriod, appraisalPeriodEnd, appraisalSchemePublication } from "#db/schema/appraisals.ts";
import { sealedPeriod, sealedPeriodOpening } from "#db/schema/rates.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { addMonths, type Day, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { unitsWithRole } from "#lib/units/queries.ts";

export type NewPeriod = { unitId: string; kind: UnitNode["kind"]; versionId: string; from: Day; to: Day; why: string };

/** The months have begun long ago: what they bring is known, and no scheme or seal would change that. */
export class Past extends Conflict {
  override name = "Past";
}

/** Another period still runs over some of the months, of the unit or of one above or below it; or they were appraised already. */
export class Overlap extends Conflict {
  override name = "Overlap";
}

/** A card is read once its period ends: no other period may seal the same rates then, and none appraises the same units twice. */
async function refuseOverlap(tx: Tx, { unitId, kind, from, to }: NewPeriod): Promise<void> {
  // Of two that are begun at once, the second sees the first.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('appraisal periods'))`);
  const running = await tx.execute(sql`
    with recursive above as (
      select id, parent_id from unit where id = ${unitId}
      union select u.id, u.parent_id from unit u join above a on u.id = a.parent_id
    ), below as (
      select id from unit where id = ${unitId}
      union select u.id from unit u join below b on u.parent_id = b.id
    )
    select from appraisal_period p where (p.unit_id in (select id from above) or p.unit_id in (select id from below))
      and p.from_month <= ${to} and p.to_month >= ${from}
      and (not exists (select from appraisal_period_end e where e.period_id = p.id) or (p.unit_id = ${unitId} and p.kind = ${kind})) limit 1`);
  if (running.length > 0) throw new Overlap("another period is of these months");
}

/**
 * Begin to appraise the units of one kind below a unit, and seal its months, in the first of them at the latest; its scheme was published
 * before that.
 */
export function openPeriod(actor: StaffActor, period: NewPeriod, now = new Date()): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId, kind, versionId, from, to, why } = period;
    if (!(await unitsWithRole(actor, MAY["periods.keep"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
    const [published] = await tx.select().from(appraisalSchemePublication).where(eq(appraisalSchemePublication.versionId, versionId));
    if (published?.unitId !== unitId) throw new NotFound("no such published scheme");
    if (published.publishedOn >= from) throw new Conflict("the scheme was published too late for this period");
    if (from < monthOf(dayOf(now, env().RAPPORT_TIME_ZONE))) throw new Past("its first month is over");
    await refuseOverlap(tx, period);
    const [id, sealId] = [randomUUID(), randomUUID()];
    const months = { fromMonth: from, toMonth: to };
    await tx.insert(sealedPeriod).values({ id: sealId, unitId, ...months, why, sealedBy: actor.personId, sealedAt: now });
    await record(tx, actor, { event: "period.sealed", sealId, unitId, from, to, why });
    await tx.insert(appraisalPeriod).values({ id, unitId, kind, versionId, ...months, sealId, madeBy: actor.personId, madeAt: now });
    await record(tx, actor, { event: "appraisal.opened", periodId: id, unitId, from, to, versionId });
    return id;
  });
}

/** End a period whose months are over, and open them to the units that were appraised. */
export function endPeriod(actor: StaffActor, id: string, why: string, now = new Date()): Promise<void> {
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
    const { sealId, unitId, fromMonth: from, toMonth: to } = period;
    const opened = await tx
      .insert(sealedPeriodOpening)
      .values({ sealId, unitId, why, openedBy: actor.personId, openedAt: now })
      .onConflictDoNothing()
      .returning();
    if (opened.length > 0) await record(tx, actor, { event: "period.opened", sealId, unitId, from, to, why });
  });
}
