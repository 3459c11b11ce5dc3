import "server-only";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { driver } from "#db";
import { type Tx, transaction } from "#db/transaction.ts";
import { addDays, type Day, dayOf, weekOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type ResidentActor, reachOf, type SystemActor } from "#lib/people/actor.ts";
import { type OpenTouchpoint, openedVersions } from "#lib/surveys/queries.ts";
import { storedChoices } from "#lib/surveys/registry.ts";
import { holdBack } from "./hold-mutations.ts";
import { KEY_DAYS } from "./key-days.ts";
import type { HoldReason } from "./signals.ts";
import { addToTallies, keepAnswers, keepWords } from "./tally-mutations.ts";

export type Submission = {
  touchpoint: OpenTouchpoint;
  /** The form's own random key: the same form, sent again, stores nothing again. */
  key: string;
  choices: readonly number[];
  words: readonly string[];
  day: Day;
  /** Why a reviewer should see it before it counts. */
  heldFor?: readonly HoldReason[];
};

/**
 * Put an answer into the inbox: one statement, one round trip, durable when it returns. Key and answer stand or fall together.
 * A repeated key is told apart only by the count of rows; the resident sees the same page.
 */
export async function submitAnswer(_actor: ResidentActor, submission: Submission): Promise<"stored" | "already_stored"> {
  const { touchpoint, key, words, day, heldFor = [] } = submission;
  // Whatever page or queue it came through, nothing is stored that the questionnaire does not know.
  const choices = storedChoices(touchpoint.version.definition).parse(submission.choices);
  const result = await driver()`
    with fresh as (insert into used_key (key, day) values (${key}, ${day}) on conflict do nothing returning day)
    insert into inbox (id, unit_id, service_key, channel, version_id, day, choices, words, held_for)
    select ${randomUUID()}::uuid, ${touchpoint.unit.id}::uuid, ${touchpoint.serviceKey}, ${touchpoint.channel}, ${touchpoint.version.id}::uuid,
      day, ${choices}::smallint[], ${words as string[]}::text[], ${heldFor as string[]}::text[]
    from fresh`;
  return result.count === 1 ? "stored" : "already_stored";
}

export type Mixed = { released: number; waiting: number };

/** The most answers one mix moves at a time, so that a flood cannot hold the transaction for long. */
const MOST_AT_ONCE = 20_000;

/**
 * Move what may be released from the inbox into the answers and their tallies, in random order and in one transaction.
 * A unit's answers go together once enough wait, held ones apart, so that they cannot make up the number for one person's; those of a week that has ended go whatever their number.
 */
export async function mixInbox(actor: SystemActor, { now = new Date() }: { now?: Date } = {}): Promise<Mixed> {
  const today = dayOf(now, env().RAPPORT_TIME_ZONE);
  // A version that opened a moment ago may have answers waiting: its definition is needed to count them.
  const versions = await openedVersions({ fresh: true });
  const mixed = await transaction(reachOf(actor), async (tx): Promise<Mixed> => {
    const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(hashtext('rapport mix')) as mine`);
    if (!lock?.mine) return { released: 0, waiting: await waiting(tx) };
    await tx.execute(sql`delete from used_key where day < ${addDays(today, -KEY_DAYS)}`);
    const released = await release(tx, weekOf(today));
    if (released > 0) {
      await holdBack(tx, versions);
      await keepAnswers(tx, "released");
      for (const version of versions) {
        await keepWords(tx, version, "released");
        await addToTallies(tx, version, "released");
      }
    }
    return { released, waiting: await waiting(tx) };
  });
  // Dead inbox rows would still hold what was chosen beside the transaction that stored it, and dead slips that transaction.
  if (mixed.released > 0) {
    await driver()`vacuum inbox`;
    await driver()`vacuum slip`;
  }
  return mixed;
}

async function waiting(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ waiting: number }>(sql`select count(*)::int as waiting from inbox`);
  return row?.waiting ?? 0;
}

/** Take what may be released out of the inbox into the temporary table `released`; returns how many. */
async function release(tx: Tx, thisWeek: Day): Promise<number> {
  await tx.execute(sql`
    create temporary table released on commit drop as
    with unit_waiting as (
      select unit_id, held_for <> '{}' as held, count(*) as waiting, sum(count(*)) over (order by gen_random_uuid()) as running
      from inbox group by unit_id, held_for <> '{}'
      having count(*) >= ${env().RAPPORT_RELEASE_AT}
    ), gone as (
      delete from inbox
      where (unit_id, held_for <> '{}') in (select unit_id, held from unit_waiting where running - waiting < ${MOST_AT_ONCE}) or day < ${thisWeek}
      returning unit_id, service_key, channel, version_id, day, choices, words, held_for
    )
    select *, date_trunc('month', day)::date as month from gone`);
  const [row] = await tx.execute<{ released: number }>(sql`select count(*)::int as released from released`);
  return row?.released ?? 0;
}
