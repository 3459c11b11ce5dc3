import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { type Day, monthOf } from "#lib/calendar.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { addToTallies, keepAnswers, keepWords } from "./tally-mutations.ts";

/** An answer that comes in bulk, from a file or the simulation, and needs no mixing of its own. */
export type BulkAnswer = {
  unitId: string;
  serviceKey: string;
  channel: string;
  versionId: string;
  day: Day;
  choices: readonly number[];
  words: readonly string[];
};

/** Make the temporary table `imported` that holds the answers of one bulk until the transaction ends. */
export async function openStage(tx: Tx): Promise<void> {
  await tx.execute(sql`
    create temporary table imported (unit_id uuid, service_key text, channel text, version_id uuid, day date, month date, choices smallint[], words text[])
    on commit drop`);
}

/** Put some thousand answers into the stage. */
export async function stageAnswers(tx: Tx, answers: readonly BulkAnswer[]): Promise<void> {
  const rows = answers.map(({ unitId, serviceKey, channel, versionId, day, choices, words }) => ({
    unit_id: unitId,
    service_key: serviceKey,
    channel,
    version_id: versionId,
    day,
    month: monthOf(day),
    choices,
    words,
  }));
  await tx.execute(sql`
    insert into imported
    select unit_id, service_key, channel, version_id, day, month,
      array(select jsonb_array_elements_text(choices)::smallint), array(select jsonb_array_elements_text(words))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (unit_id uuid, service_key text, channel text, version_id uuid, day date, month date, choices jsonb, words jsonb)`);
}

/** Keep what stands in the stage, in random order, and count it. */
export async function keepStage(tx: Tx, versions: readonly OpenVersion[]): Promise<void> {
  await keepAnswers(tx, "imported");
  for (const version of versions) {
    await keepWords(tx, version, "imported");
    await addToTallies(tx, version, "imported");
  }
}
