import "server-only";
import { desc, eq, inArray, sql } from "drizzle-orm";
import { sealedPeriod, sealedPeriodOpening } from "#db/schema/rates.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { Period } from "./period.ts";

/**
 * The months whose rates an actor may not see of a unit: they are sealed for an appraisal of the units below one to which the actor's
 * roles do not reach, and below which the unit stood in those months.
 */
export async function sealsOver(tx: Tx, actor: StaffActor, unitId: string): Promise<Period[]> {
  const rows = await tx.execute<{ from: Day; to: Day }>(sql`
    with recursive above as (
      select ${unitId}::uuid as id, date '0001-01-01' as first, date 'infinity' as until
      union all select s.parent_id, greatest(a.first, s.from_month), least(a.until, s.until_month)
        from above a join unit_stay s on s.unit_id = a.id and s.from_month < a.until and a.first < s.until_month where s.parent_id is not null
    )
    select greatest(s.from_month, a.first)::text as "from",
      (case when a.until > s.to_month then s.to_month else a.until - interval '1 month' end)::date::text as "to"
    from sealed_period s join above a on a.id = s.unit_id and s.from_month < a.until and a.first <= s.to_month
    where s.unit_id <> all (${uuids(actor.units)})
      and not exists (select from sealed_period_opening o where o.seal_id = s.id)
    order by 1, 2`);
  return rows.map(({ from, to }) => ({ key: "sealed", from, to }));
}

export type Seal = {
  id: string;
  unitId: string;
  from: Day;
  to: Day;
  why: string;
  sealedOn: Day;
  opened: { on: Day; why: string } | undefined;
};

/** Every seal on the units that the actor reaches, the newest first. */
export function seals(actor: StaffActor): Promise<Seal[]> {
  const zone = env().RAPPORT_TIME_ZONE;
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx
      .select()
      .from(sealedPeriod)
      .leftJoin(sealedPeriodOpening, eq(sealedPeriodOpening.sealId, sealedPeriod.id))
      .where(inArray(sealedPeriod.unitId, [...actor.units]))
      .orderBy(desc(sealedPeriod.sealedAt), sealedPeriod.id);
    return rows.map(({ sealed_period: seal, sealed_period_opening: opening }) => ({
      id: seal.id,
      unitId: seal.unitId,
      from: seal.fromMonth,
      to: seal.toMonth,
      why: seal.why,
      sealedOn: dayOf(seal.sealedAt, zone),
      opened: opening ? { on: dayOf(opening.openedAt, zone), why: opening.why } : undefined,
    }));
  });
}
