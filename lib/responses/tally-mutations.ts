import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { takesWords } from "#lib/surveys/registry.ts";
import { TALLIES } from "./tally-sql.ts";

/** Tables of answers that can be counted: the stored ones, and the temporary ones of a mix or an import. */
export type Countable = "response" | "released" | "imported";

/** Add the answers of one version in `from` to every tally. */
export async function addToTallies(tx: Tx, version: OpenVersion, from: Countable): Promise<void> {
  for (const { tally, period, countsOf } of TALLIES) {
    const counts = countsOf(version.definition);
    if (!counts) continue;
    const into = sql.identifier(tally);
    const at = sql.identifier(period);
    await tx.execute(sql`
      insert into ${into} (unit_id, service_key, channel, version_id, ${at}, answers, counts)
      select unit_id, service_key, channel, version_id, ${at}, count(*)::int, ${sql.raw(counts)}
      from ${sql.identifier(from)} where version_id = ${version.id}
      group by unit_id, service_key, channel, version_id, ${at}
      on conflict (unit_id, ${at}, service_key, channel, version_id) do update
      set answers = ${into}.answers + excluded.answers, counts = add_counts(${into}.counts, excluded.counts)`);
  }
}

/** Where a tally is mended: a unit, service and channel on a day, and in its month. */
type Recounted = { unitId: string; serviceKey: string; channel: string; day: Day; month: Day };

/** Count the answers of a cell again, after some were taken out. */
export async function recountCell(tx: Tx, versions: readonly OpenVersion[], cell: Recounted): Promise<void> {
  for (const { tally, period, countsOf } of TALLIES) {
    const [into, at] = [sql.identifier(tally), sql.identifier(period)];
    const own = sql`unit_id = ${cell.unitId} and service_key = ${cell.serviceKey} and channel = ${cell.channel} and ${at} = ${cell[period]}`;
    await tx.execute(sql`delete from ${into} where ${own}`);
    for (const { id, definition } of versions) {
      const counts = countsOf(definition);
      if (!counts) continue;
      await tx.execute(sql`
        insert into ${into} (unit_id, service_key, channel, version_id, ${at}, answers, counts)
        select unit_id, service_key, channel, version_id, ${at}, count(*)::int, ${sql.raw(counts)}
        from response where version_id = ${id} and ${own} group by unit_id, service_key, channel, version_id, ${at}`);
    }
  }
}

/** Put the words of one version's answers in `from` into `comment`: by month, in an order of their own, tied to no answer. */
export async function keepWords(tx: Tx, version: OpenVersion, from: Exclude<Countable, "response">): Promise<void> {
  const asked = version.definition.questions.filter(takesWords);
  for (const [index, question] of asked.entries()) {
    await tx.execute(sql`
      insert into comment (id, unit_id, service_key, channel, version_id, month, question, words)
      select gen_random_uuid(), unit_id, service_key, channel, version_id, month, ${question.id}, words[${sql.raw(String(index + 1))}]
      from ${sql.identifier(from)} where version_id = ${version.id} and words[${sql.raw(String(index + 1))}] <> ''
      order by gen_random_uuid()`);
  }
}

/** Put the answers in `from` into `response` in random order, under new random ids. */
export async function keepAnswers(tx: Tx, from: Exclude<Countable, "response">): Promise<void> {
  await tx.execute(sql`
    insert into response (id, unit_id, service_key, channel, version_id, day, month, choices)
    select gen_random_uuid(), unit_id, service_key, channel, version_id, day, month, choices
    from ${sql.identifier(from)} order by gen_random_uuid()`);
}
