import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { addDays, type Day } from "#lib/calendar.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { workOf } from "./work-queries.ts";

/** `x` of `n` requests. */
type Share = { x: number; n: number };
export type AppraisedRequests = {
  unitId: string;
  solved: Share /** Closed, whether or not their resident answered. */;
  closed: number;
  clues: Share;
  deadlines: Share;
};

/** A clue needs so long to lead to anything. */
const CLUE_DAYS = 60;

type Row = {
  unitId: string;
  answered: number;
  solved: number;
  closed: number;
  clues: number;
  detections: number;
  due: number;
  kept: number;
};

/**
 * What units' requests of some days say of them, by counts alone: what residents say was solved of what they answered; clues at least
 * 60 days old that led to a detection; and requests that were closed or became overdue, of which those kept their deadline that were
 * never overdue. As all of it stood on the day `asOf`, so that months that had as long to end can be compared. Complaints, thanks, what was
 * taken back and what was one matter with another are left out.
 */
export async function appraisedRequests(
  tx: Tx,
  actor: StaffActor,
  unitIds: readonly string[],
  { from, to, asOf }: { from: Day; to: Day; asOf: Day },
): Promise<AppraisedRequests[]> {
  await workOf(tx, actor);
  const ripe = addDays(asOf, -CLUE_DAYS);
  const rows = await tx.execute<Row>(sql`
    select r.unit_id as "unitId", count(f.solved) filter (where n.kind = 'help')::int as answered,
      count(*) filter (where n.kind = 'help' and f.solved)::int as solved,
      count(*) filter (where n.kind = 'help' and c.round is not null)::int as closed,
      count(*) filter (where n.kind = 'clue' and r.received_on <= ${ripe}::date)::int as clues,
      count(*) filter (where n.kind = 'clue' and r.received_on <= ${ripe}::date and c.outcome = 'detection')::int as detections,
      count(*) filter (where n.kind = 'help' and (c.round is not null or late.late))::int as due,
      count(*) filter (where n.kind = 'help' and c.round is not null and not late.late)::int as kept
    from request r join help_need n on n.key = r.need_key
    left join lateral (select round, outcome from request_closure c where c.request_id = r.id and c.closed_on <= ${asOf} order by round desc limit 1) c on true
    left join request_confirmation f on f.request_id = r.id and f.round = c.round and f.said_on <= ${asOf}
    cross join lateral (select exists (select from request_escalation e where e.request_id = r.id and e.kind = 'over' and e.escalated_on <= ${asOf}) as late) late
    where r.unit_id = any (${uuids(unitIds)}) and not r.is_complaint and r.shown_on is not null and n.kind in ('help', 'clue')
      and r.received_on between ${from} and ${to}
      and not exists (select from request_withdrawal w where w.request_id = r.id)
      and not exists (select from request_merge m where m.request_id = r.id)
    group by r.unit_id`);
  return rows.map(({ unitId, answered, solved, closed, clues, detections, due, kept }) => ({
    unitId,
    solved: { x: solved, n: answered },
    closed,
    clues: { x: detections, n: clues },
    deadlines: { x: kept, n: due },
  }));
}
