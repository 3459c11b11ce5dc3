import "server-only";
import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { sealedPeriod, sealedPeriodOpening } from "#db/schema/rates.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";

export type NewSeal = { unitId: string; from: Day; to: Day; why: string };

/** Seal months for the units below one, while they feed an appraisal; returns the seal. */
export function sealPeriod(actor: StaffActor, { unitId, from, to, why }: NewSeal): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["months.seal"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
    const id = randomUUID();
    await tx.insert(sealedPeriod).values({ id, unitId, fromMonth: from, toMonth: to, why, sealedBy: actor.personId, sealedAt: new Date() });
    await record(tx, actor, { event: "period.sealed", sealId: id, unitId, from, to, why });
    return id;
  });
}

/** A period of appraisal that has not ended holds the seal. */
export class StillAppraised extends Conflict {
  override name = "StillAppraised";
}

/** Open sealed months to everybody, for good; those of an appraisal are opened by its end. */
export function openSeal(actor: StaffActor, sealId: string, why: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const [seal] = await tx.select().from(sealedPeriod).where(eq(sealedPeriod.id, sealId));
    if (!seal || !(await unitsWithRole(actor, MAY["months.seal"], tx)).includes(seal.unitId)) throw new NotFound("no seal of the actor's");
    const running = await tx.execute(sql`
      select from appraisal_period p where p.seal_id = ${sealId}
        and not exists (select from appraisal_period_end e where e.period_id = p.id) limit 1`);
    if (running.length > 0) throw new StillAppraised("its appraisal has not ended");
    const { unitId, fromMonth: from, toMonth: to } = seal;
    const opened = await tx
      .insert(sealedPeriodOpening)
      .values({ sealId, unitId, why, openedBy: actor.personId, openedAt: new Date() })
      .onConflictDoNothing()
      .returning();
    if (opened.length === 0) throw new Conflict("opened meanwhile");
    await record(tx, actor, { event: "period.opened", sealId, unitId, from, to, why });
  });
}
