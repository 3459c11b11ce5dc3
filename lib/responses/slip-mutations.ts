import "server-only";
import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { completeness } from "#lib/surveys/completeness.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { storedChoices } from "#lib/surveys/registry.ts";
import { slipDigest } from "#lib/surveys/slip-code.ts";
import { type OpenSlip, withSlip } from "#lib/surveys/slip-queries.ts";

export type SlipSubmission = {
  code: string;
  slip: OpenSlip;
  /** The version the form was shown in. */
  version: OpenVersion;
  key: string;
  choices: readonly number[];
  words: readonly string[];
  day: Day;
};

async function isUsedKey(tx: Tx, key: string): Promise<boolean> {
  return (await tx.execute(sql`select 1 from used_key where key = ${key}::uuid`)).length > 0;
}

const COUNTERS = { complete: sql`complete`, partial: sql`partial`, broken_off: sql`broken_off` };

/** Delete the slip; an invitation's wave counts it in the same statement, while the slip still reaches it. */
function burn(tx: Tx, digest: Buffer, counter: SQL | undefined) {
  if (!counter) return tx.execute(sql`delete from slip where digest = ${digest} returning batch_id`);
  return tx.execute(sql`
    with burned as (delete from slip where digest = ${digest} returning batch_id)
    update invitation_wave as wave set ${counter} = wave.${counter} + 1 from burned where wave.batch_id = burned.batch_id
    returning wave.batch_id`);
}

/**
 * Burn a slip and put its answer into the inbox, together or not at all. The slip's row is deleted, so nothing is left that
 * the answer could be tied to; the answer gets a new row and a new transaction when it is mixed.
 * `gone`: somebody has used the slip, or it works no longer. A repeated form stores nothing again.
 */
export function submitWithSlip(_actor: ResidentActor, submission: SlipSubmission): Promise<"stored" | "already_stored" | "gone"> {
  const { code, slip, version, key, words, day } = submission;
  const choices = storedChoices(version.definition).parse(submission.choices);
  const digest = slipDigest(code);
  return withSlip(digest, async (tx) => {
    if (await isUsedKey(tx, key)) return "already_stored";
    const burned = await burn(tx, digest, slip.channel === "invited" ? COUNTERS[completeness(version.definition, choices)] : undefined);
    // Whoever came second waited for the first: it may have been the same form.
    if (burned.length === 0) return (await isUsedKey(tx, key)) ? "already_stored" : "gone";
    await tx.execute(sql`
      with fresh as (insert into used_key (key, day) values (${key}::uuid, ${day}) returning day)
      insert into inbox (id, unit_id, service_key, channel, version_id, day, choices, words)
      select ${randomUUID()}::uuid, ${slip.unit.id}::uuid, ${slip.serviceKey}, ${slip.channel}, ${version.id}::uuid, day,
        ${`{${choices.join(",")}}`}::smallint[], array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb))
      from fresh`);
    return "stored";
  });
}
