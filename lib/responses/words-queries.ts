import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { type Day, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { reviewableUnits } from "./reviewable.ts";
import { frequentTerms, type Term } from "./terms.ts";

/** One comment as it may be read: never beside what else its writer chose. */
export type ReadWords = { id: string; unitId: string; question: string; words: string; redacted: boolean; tags: string[] };
export type WordsBatch = {
  /** Months that have ended and hold enough comments to be read, newest first. */
  months: Day[];
  month: Day | undefined;
  comments: ReadWords[];
  terms: Term[];
  tags: string[];
};

type Asked = { unitId: string; month: Day | undefined; search: string; tag: string };

const MOST_SHOWN = 200;

/** The units below one whose words the actor may read: as a reviewer from outside, and led by nobody of theirs. */
export async function readableUnits(actor: StaffActor, unitId?: string): Promise<string[]> {
  const units = await unitsInScope(actor);
  const readable = reviewableUnits(actor, units);
  const below = unitId === undefined ? readable : subtree(units, unitId);
  return readable.filter((id) => below.includes(id));
}

/**
 * A month of what residents wrote, in an order of its own. Only months that have ended, so that nobody can watch a comment arrive, and
 * only with at least the smallest base, so that no comment stands for a person. Every reading is recorded.
 */
export async function wordsBatch(actor: StaffActor, { unitId, month, search, tag }: Asked): Promise<WordsBatch> {
  const fewest = env().RAPPORT_STAFF_MINIMUM_BASE;
  const units = await readableUnits(actor, unitId);
  const none: WordsBatch = { months: [], month: undefined, comments: [], terms: [], tags: [] };
  if (units.length === 0) return none;
  const own: SQL = sql`c.unit_id = any (${`{${units.join(",")}}`}::uuid[]) and c.month < ${monthOf(dayOf(new Date(), env().RAPPORT_TIME_ZONE))}`;
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<{ month: string }>(
      sql`select c.month::text from comment c where ${own} group by c.month having count(*) >= ${fewest} order by c.month desc`,
    );
    const months = rows.map((row) => row.month);
    const chosen = month && months.includes(month) ? month : months[0];
    if (!chosen) return none;
    const all = await tx.execute<ReadWords>(sql`
      select c.id, c.unit_id as "unitId", c.question, coalesce(r.words, c.words) as words, r.comment_id is not null as redacted,
        coalesce((select array_agg(t.tag order by t.tag) from comment_tag t where t.comment_id = c.id), '{}') as tags
      from comment c left join comment_redaction r on r.comment_id = c.id
      where ${own} and c.month = ${chosen} order by c.id`);
    const wanted = search === "" ? undefined : matching(search);
    const matched = all.filter(({ words, tags }) => (!wanted || wanted(words)) && (tag === "" || tags.includes(tag)));
    const comments = matched.slice(0, MOST_SHOWN);
    // No reading without its row: both or neither.
    await record(tx, actor, { event: "words.viewed", unitId, month: chosen, searched: search !== "", shown: comments.length });
    return {
      months,
      month: chosen,
      comments,
      terms: frequentTerms(
        all.map(({ words }) => words),
        fewest,
      ),
      tags: [...new Set(all.flatMap(({ tags }) => tags))].sort(),
    };
  });
}

function matching(search: string): (words: string) => boolean {
  const plain = search.normalize("NFKC").toLowerCase();
  return (words) => words.normalize("NFKC").toLowerCase().includes(plain);
}
