import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { reachOf, type SystemActor } from "#lib/people/actor.ts";
import { termsOf } from "./terms.ts";

const AT_ONCE = 2_000;

type Indexed = { term: string; kind: "word" | "form"; comments: string[] };

function indexOf(comments: Iterable<{ id: string; words: string }>): Indexed[] {
  const found = new Map<string, Indexed>();
  const add = (term: string, kind: Indexed["kind"], id: string) => {
    const key = `${kind} ${term}`;
    const known = found.get(key);
    if (known) known.comments.push(id);
    else found.set(key, { term, kind, comments: [id] });
  };
  for (const { id, words } of comments) {
    const terms = termsOf(words);
    for (const word of terms.words) add(word, "word", id);
    for (const form of terms.forms) add(form, "form", id);
  }
  return [...found.values()];
}

/** Make the index of a unit's month anew, from its comments as they may be read: what was taken out of one is not found. */
export async function indexMonth(tx: Tx, unitId: string, month: Day): Promise<number> {
  // In the order of random ids, so that a list tells nothing of which came first.
  const comments = await tx.execute<{ id: string; words: string }>(sql`
    select c.id, coalesce(r.words, c.words) as words from comment c left join comment_redaction r on r.comment_id = c.id
    where c.unit_id = ${unitId} and c.month = ${month} order by c.id`);
  const rows = indexOf(comments);
  await tx.execute(sql`delete from comment_term where unit_id = ${unitId} and month = ${month}`);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = JSON.stringify(rows.slice(at, at + AT_ONCE));
    await tx.execute(sql`
      insert into comment_term (unit_id, term, month, kind, comments)
      select ${unitId}::uuid, term, ${month}::date, kind, comments from jsonb_to_recordset(${some}::jsonb) as row (term text, kind text, comments uuid[])`);
  }
  return comments.length;
}

/** Index the words of every unit and month that waits for it, each in a transaction of its own; returns how many. */
export async function indexWords(actor: SystemActor): Promise<{ months: number; comments: number }> {
  const done = { months: 0, comments: 0 };
  for (;;) {
    const comments = await transaction(reachOf(actor), async (tx) => {
      const [next] = await tx.execute<{ unitId: string; month: Day }>(sql`
        delete from comment_unindexed where (unit_id, month) in
          (select unit_id, month from comment_unindexed order by month desc limit 1 for update skip locked)
        returning unit_id as "unitId", month::text`);
      return next ? indexMonth(tx, next.unitId, next.month) : undefined;
    });
    if (comments === undefined) return done;
    done.months += 1;
    done.comments += comments;
  }
}
