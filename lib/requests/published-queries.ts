import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { addDays, addMonths, type Day } from "#lib/calendar.ts";
import type { Standing } from "#lib/units/standing.ts";
import { pieceKey, stoodBelow } from "#lib/units/standing-queries.ts";

/** A unit's requests for help of a month: how many came in, how many of them the police closed, and what residents say of those. */
export type RequestCounts = { key: string; month: Day; received: number; closed: number; answered: number; solved: number };

/**
 * Requests for help that came in between the first days of two months, both included, by the piece of the unit that has them today and the
 * month in which they came. Complaints, thanks and clues are none; what was taken back and what was one matter with another is left out.
 * The transaction must see all units: what of it is told is counted by bundles first.
 */
export async function requestCounts(tx: Tx, standing: Standing, { from, to }: { from: Day; to: Day }): Promise<RequestCounts[]> {
  const rows = await tx.execute<RequestCounts>(sql`
    select ${pieceKey(standing)} as key, month::text, count(*)::int as received, count(round)::int as closed, count(solved)::int as answered,
      count(*) filter (where solved)::int as solved
    from (
      select r.unit_id, date_trunc('month', r.received_on)::date as month, c.round, f.solved
      from request r join help_need n on n.key = r.need_key
      left join lateral (select round from request_closure c where c.request_id = r.id order by round desc limit 1) c on true
      left join request_confirmation f on f.request_id = r.id and f.round = c.round
      where not r.is_complaint and r.shown_on is not null and n.kind = 'help'
        and r.received_on between ${from} and ${addDays(addMonths(to, 1), -1)}
        and not exists (select from request_withdrawal w where w.request_id = r.id)
        and not exists (select from request_merge m where m.request_id = r.id)
    ) as asked where ${stoodBelow(standing)} group by 1, month`);
  return [...rows];
}
