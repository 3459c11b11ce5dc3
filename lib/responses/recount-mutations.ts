import "server-only";
import { sql } from "drizzle-orm";
import { recount } from "#db/schema/responses.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type SystemActor } from "#lib/people/actor.ts";
import { type OpenVersion, openedVersions } from "#lib/surveys/queries.ts";
import { TALLIES } from "./tally-sql.ts";

export type Recounted = { checkedRows: number; differences: string[] };

const MOST_NAMED = 100;
type Tally = (typeof TALLIES)[number];

type Difference = { unit: string; at: string; service: string; channel: string; stored: number; counted: number };

/** Recount the answers of a version and keep what differs from its tally in the temporary table `difference`. */
async function findDifferences(tx: Tx, version: OpenVersion, { tally, period }: Tally, counts: string): Promise<number> {
  const at = sql.identifier(period);
  await tx.execute(sql`drop table if exists difference`);
  await tx.execute(sql`
    create temporary table difference on commit drop as
    with counted as (
      select unit_id, service_key, channel, version_id, ${at}, count(*)::int as answers, ${sql.raw(counts)} as counts
      from response where version_id = ${version.id} group by unit_id, service_key, channel, version_id, ${at}
    ), stored as (select * from ${sql.identifier(tally)} where version_id = ${version.id})
    select unit_id, service_key, channel, version_id, ${at},
      stored.answers as stored_answers, counted.answers as counted_answers, counted.counts as counted_counts
    from counted full join stored using (unit_id, service_key, channel, version_id, ${at})
    where (stored.answers, stored.counts) is distinct from (counted.answers, counted.counts)`);
  const [row] = await tx.execute<{ checked: number }>(
    sql`select count(*)::int as checked from ${sql.identifier(tally)} where version_id = ${version.id}`,
  );
  return row?.checked ?? 0;
}

async function named(tx: Tx, { tally, period }: Tally): Promise<string[]> {
  const rows = await tx.execute<Difference>(sql`
    select unit_id as unit, ${sql.identifier(period)}::text as at, service_key as service, channel,
      coalesce(stored_answers, 0) as stored, coalesce(counted_answers, 0) as counted
    from difference order by 2, 1 limit ${MOST_NAMED}`);
  return rows.map(
    (row) => `${tally} ${row.at} ${row.unit} ${row.service} ${row.channel}: ${row.stored} in the tally, ${row.counted} counted`,
  );
}

/** Write the counted numbers over the stored ones, where they differ. */
async function mend(tx: Tx, { tally, period }: Tally): Promise<void> {
  const at = sql.identifier(period);
  const into = sql.identifier(tally);
  await tx.execute(sql`
    delete from ${into} t using difference d where (t.unit_id, t.service_key, t.channel, t.version_id, t.${at}) = (d.unit_id, d.service_key, d.channel, d.version_id, d.${at})`);
  await tx.execute(sql`
    insert into ${into} (unit_id, service_key, channel, version_id, ${at}, answers, counts)
    select unit_id, service_key, channel, version_id, ${at}, counted_answers, counted_counts from difference where counted_answers is not null`);
}

/**
 * Recount every answer against every tally and report any difference; with `repair`, write the counted
 * numbers. A mix in between changes both in one transaction, and the recount sees one snapshot, so it cannot be misled.
 */
export async function recountTallies(actor: SystemActor, { repair = false, now = new Date() } = {}): Promise<Recounted> {
  const versions = await openedVersions({ fresh: true });
  return transaction(
    reachOf(actor),
    async (tx) => {
      await tx.execute(sql`set local statement_timeout = 0`);
      const found: Recounted = { checkedRows: 0, differences: [] };
      let count = 0;
      for (const version of versions) {
        for (const tally of TALLIES) {
          const counts = tally.countsOf(version.definition);
          if (!counts) continue;
          found.checkedRows += await findDifferences(tx, version, tally, counts);
          const names = await named(tx, tally);
          count += names.length;
          found.differences.push(...names);
          if (repair && names.length > 0) await mend(tx, tally);
        }
      }
      const day = dayOf(now, env().RAPPORT_TIME_ZONE);
      const report = { checkedRows: found.checkedRows, differences: count, detail: found.differences.slice(0, MOST_NAMED) };
      await tx
        .insert(recount)
        .values({ day, ...report })
        .onConflictDoUpdate({ target: recount.day, set: report });
      return found;
    },
    { isolationLevel: "repeatable read" },
  );
}
