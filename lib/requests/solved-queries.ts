import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { SolvedCounts } from "./standing.ts";
import { workOf } from "./work-queries.ts";

export type SolvedUnit = SolvedCounts & { unitId: string; merged: number };

/**
 * Two rates that are never mixed, for each unit whose requests the actor works: what the police closed of what came in between two days, and
 * what residents say was solved of what they answered. Counts of requests; thanks and complaints are no requests for help, what was taken back
 * is left out, and so is what was one matter with another, which is counted apart as `merged`. A "no" after a second closing counts as not solved; without an answer it counts in neither.
 */
export function solvedByUnit(actor: StaffActor, { from, to }: { from: Day; to: Day }): Promise<SolvedUnit[]> {
  return transaction(reachOf(actor), async (tx) => {
    const { desk } = await workOf(tx, actor);
    const rows = await tx.execute<SolvedUnit>(sql`
      select r.unit_id as "unitId", count(*) filter (where m.kept_id is null)::int as received,
        count(c.round) filter (where m.kept_id is null)::int as closed, count(f.solved) filter (where m.kept_id is null)::int as answered,
        count(*) filter (where f.solved and m.kept_id is null)::int as solved, count(m.kept_id)::int as merged
      from request r join help_need n on n.key = r.need_key
      left join lateral (select round from request_closure c where c.request_id = r.id order by round desc limit 1) c on true
      left join request_merge m on m.request_id = r.id
      left join request_confirmation f on f.request_id = r.id and f.round = c.round
      where r.unit_id = any (${uuids(desk)}) and not r.is_complaint and r.shown_on is not null and n.kind <> 'thanks'
        and r.received_on between ${from} and ${to}
        and not exists (select from request_withdrawal w where w.request_id = r.id)
      group by r.unit_id`);
    return [...rows];
  });
}
