import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { addDays, addMonths, type Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { localised } from "#lib/i18n/locales.ts";
import type { PublishedUnit } from "./snapshot.ts";

/** What goes out beside a unit's numbers. */
export type UnitWords = Pick<PublishedUnit, "reply" | "told">;
export const NO_WORDS: UnitWords = { reply: [], told: [] };

/** What units say to their results within these months, on their cards; and what they told the public was done in them. By unit. */
export async function wordsIn(tx: Tx, unitIds: readonly string[], { from, to }: { from: Day; to: Day }): Promise<Map<string, UnitWords>> {
  const words = new Map<string, UnitWords>();
  const of = (unitId: string) => {
    const known = words.get(unitId) ?? { reply: [], told: [] };
    words.set(unitId, known);
    return known;
  };
  const replies = await tx.execute<{ unitId: string; words: string; on: Day }>(sql`
    select r.unit_id as "unitId", r.words, (r.written_at at time zone ${env().RAPPORT_TIME_ZONE})::date::text as on
    from appraisal_reply r join appraisal_period p on p.id = r.period_id
    where r.kind = 'comment' and p.from_month >= ${from} and p.to_month <= ${to} and r.unit_id = any (${uuids(unitIds)})
    order by r.written_at, r.id`);
  for (const { unitId, words: said, on } of replies) of(unitId).reply.push({ words: said, on });
  const told = await tx.execute<{ unitId: string; said: unknown; did: unknown; on: Day }>(sql`
    select * from (
      select distinct on (action_id) action_id, unit_id as "unitId", said, did, published_on::text as on
      from unit_action_publication where unit_id = any (${uuids(unitIds)}) order by action_id, number desc) as last
    where said is not null and "on" between ${from} and ${addDays(addMonths(to, 1), -1)} order by "on", action_id`);
  for (const { unitId, said, did, on } of told) of(unitId).told.push({ said: localised.parse(said), did: localised.parse(did), on });
  return words;
}
