import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import type { Plan } from "./plan.ts";

/** The plans that hold; of some units, or of all. */
export async function plansIn(tx: Tx, unitIds?: readonly string[]): Promise<Plan[]> {
  const rows = await tx.execute<Plan>(sql`
    select p.id, p.unit_id as "unitId", p.length, p.draft_days as "draftDays", p.publish_days as "publishDays" from publication_plan p
    where not exists (select from publication_plan_end e where e.plan_id = p.id) ${unitIds ? sql`and p.unit_id = any (${uuids(unitIds)})` : sql``}
    order by p.made_at, p.id`);
  return [...rows];
}

export function plans(actor: StaffActor): Promise<Plan[]> {
  return transaction(reachOf(actor), async (tx) => plansIn(tx, await unitsWithRole(actor, MAY["publications.read"], tx)));
}

/** Checked drafts whose day has come, with the bytes that go out. */
export async function dueIn(tx: Tx, today: Day) {
  return tx.execute<{ draftId: string; unitId: string; unitSlug: string; period: string; from: Day; to: Day; snapshot: string }>(sql`
    select d.id as "draftId", d.unit_id as "unitId", u.slug as "unitSlug", d.period, d.from_month::text as "from", d.to_month::text as "to", c.snapshot
    from publication_draft d join publication_check c on c.draft_id = d.id join unit u on u.id = d.unit_id
    where d.publish_on <= ${today} and not exists (select from publication_draft_end e where e.draft_id = d.id)
      and not exists (select from publication_release r where r.draft_id = d.id)
    order by d.publish_on, d.drafted_at`);
}
