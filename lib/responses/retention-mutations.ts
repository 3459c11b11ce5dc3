import "server-only";
import { sql } from "drizzle-orm";
import { driver } from "#db";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { addMonths, type Day, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type SystemActor } from "#lib/people/actor.ts";

/** The oldest month whose words are kept. */
export function oldestKept(now: Date): Day {
  return addMonths(monthOf(dayOf(now, env().RAPPORT_TIME_ZONE)), -env().RAPPORT_WORDS_MONTHS);
}

/**
 * Delete what residents wrote once its retention is over: the comments with their originals, tags and index, and the words of answers
 * that still wait for a reviewer. What they chose stays, and is counted as before.
 */
export async function forgetWords(actor: SystemActor, { now = new Date() } = {}): Promise<{ texts: number }> {
  const before = oldestKept(now);
  const forgotten = await transaction(reachOf(actor), async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    const gone = await tx.execute(sql`delete from comment where month < ${before}`);
    const emptied = await tx.execute(sql`
      update held_answer set words = array_fill(''::text, array[cardinality(words)])
      where month < ${before} and exists (select from unnest(words) as said where said <> '')`);
    await tx.execute(sql`delete from comment_term where month < ${before}`);
    await tx.execute(sql`delete from comment_unindexed where month < ${before}`);
    const texts = (gone.count ?? 0) + (emptied.count ?? 0);
    if (texts > 0) await record(tx, actor, { event: "words.forgotten", before, texts });
    return { texts };
  });
  // Deleted rows would stand in the files until their place is taken.
  if (forgotten.texts > 0) await driver()`vacuum comment, comment_redaction, comment_term, held_answer`;
  return forgotten;
}
