import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { record } from "#lib/audit/record.ts";
import { addMonths, type Day, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { reviewableUnits } from "./reviewable.ts";
import { byLanguage, type LanguageTerms, type Term, wantedTerms } from "./terms.ts";
import { EVERY_MONTH } from "./words-months.ts";

/** One comment as it may be read: never beside what else its writer chose. */
export type ReadWords = { id: string; unitId: string; question: string; words: string; redacted: boolean; tags: string[] };
export type WordsBatch = {
  /** Months that have ended and hold enough comments to be read, newest first. */
  months: Day[];
  /** The month that is read; every month of `months` where all are searched. */
  month: Day | typeof EVERY_MONTH | undefined;
  comments: ReadWords[];
  /** The last comment of this page, where there are more. */
  more: string | undefined;
  terms: LanguageTerms[];
  tags: string[];
};

type Asked = {
  unitId: string;
  month: Day | typeof EVERY_MONTH | undefined;
  search: string;
  tag: string;
  /** The comment after which to read on. */
  after?: string | undefined;
};

const MOST_SHOWN = 200;
const MOST_TERMS = 20;
/** So many are read that no language hides behind another. */
const MOST_READ = 400;

const days = (values: readonly string[]): SQL => sql`${`{${values.join(",")}}`}::date[]`;

/** The units below one whose words the actor may read: as a reviewer from outside, and led by nobody of theirs. */
export async function readableUnits(actor: StaffActor, unitId?: string): Promise<string[]> {
  const units = await unitsInScope(actor);
  const readable = reviewableUnits(actor, units);
  const below = unitId === undefined ? readable : subtree(units, unitId);
  return readable.filter((id) => below.includes(id));
}

/** Months that have ended and hold at least the smallest base of comments, newest first: each is counted no further than that. */
async function readableMonths(tx: Tx, units: readonly string[], fewest: number): Promise<Day[]> {
  const running = monthOf(dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  const kept = Array.from({ length: env().RAPPORT_WORDS_MONTHS }, (_, back) => addMonths(running, -1 - back));
  const rows = await tx.execute<{ month: Day }>(sql`
    select month::text from unnest(${days(kept)}) as kept (month)
    where (select count(*) from (select from comment c where c.unit_id = any (${uuids(units)}) and c.month = kept.month limit ${fewest}) as found) = ${fewest}
    order by month desc`);
  return rows.map(({ month }) => month);
}

/** The first text that no text with this beginning comes after. */
const beyond = (beginning: string): string => `${beginning}\u{10FFFF}`;

/** The SQL of the ids of comments that hold every wanted term and bear the tag, read from indexes alone; `undefined` where nothing narrows. */
function narrowed(search: string, tag: string, units: SQL, months: SQL): SQL | undefined {
  const parts = wantedTerms(search).map(({ term, begins }) => {
    const stands = begins ? sql`term >= ${term} and term < ${beyond(term)}` : sql`term = ${term}`;
    return sql`select unnest(comments) as id from comment_term where unit_id = any (${units}) and ${stands} and month = any (${months})`;
  });
  if (search !== "" && parts.length === 0) return sql`select null::uuid as id where false`;
  if (tag !== "")
    parts.push(sql`
    select c.id from comment_tag t join comment c on c.id = t.comment_id where t.unit_id = any (${units}) and t.tag = ${tag} and c.month = any (${months})`);
  return parts.length > 0 ? sql.join(parts, sql` intersect `) : undefined;
}

/** Comments in the order of their random ids, from a place on; one more than are shown. */
export async function foundWords(
  tx: Tx,
  { search, tag, after }: Omit<Asked, "unitId" | "month">,
  units: SQL,
  months: SQL,
): Promise<ReadWords[]> {
  const found = narrowed(search, tag, units, months);
  const on = after ? sql`and c.id > ${after}` : sql``;
  // Two steps: which comments, from the index, and then those alone; in one, PostgreSQL may read every comment to join them.
  const chosen = found
    ? await tx.execute<{ id: string }>(sql`select id from (${found}) as c where true ${on} order by id limit ${MOST_SHOWN + 1}`)
    : undefined;
  const rows = await tx.execute<ReadWords>(sql`
    select c.id, c.unit_id as "unitId", c.question, coalesce(r.words, c.words) as words, r.comment_id is not null as redacted,
      coalesce((select array_agg(t.tag order by t.tag) from comment_tag t where t.comment_id = c.id), '{}') as tags
    from comment c left join comment_redaction r on r.comment_id = c.id
    where c.unit_id = any (${units}) and c.month = any (${months}) ${on} ${chosen ? sql`and c.id = any (${uuids(chosen.map(({ id }) => id))})` : sql``}
    order by c.id limit ${MOST_SHOWN + 1}`);
  return [...rows];
}

async function frequentTerms(tx: Tx, units: SQL, months: SQL, fewest: number): Promise<LanguageTerms[]> {
  const rows = await tx.execute<Term>(sql`
    select term, sum(cardinality(comments))::int as comments from comment_term
    where unit_id = any (${units}) and month = any (${months}) and kind = 'word'
    group by term having sum(cardinality(comments)) >= ${fewest} order by 2 desc, 1 limit ${MOST_READ}`);
  return byLanguage([...rows], MOST_TERMS);
}

/**
 * A month of what residents wrote, in an order of its own; or what a search finds in all of them. Only months that have ended, so that
 * nobody can watch a comment arrive, and only with at least the smallest base, so that no comment stands for a person. Every reading
 * is recorded.
 */
export async function wordsBatch(actor: StaffActor, asked: Asked): Promise<WordsBatch> {
  const fewest = env().RAPPORT_STAFF_MINIMUM_BASE;
  const own = await readableUnits(actor, asked.unitId);
  const none: WordsBatch = { months: [], month: undefined, comments: [], more: undefined, terms: [], tags: [] };
  if (own.length === 0) return none;
  return transaction(reachOf(actor), async (tx) => {
    const months = await readableMonths(tx, own, fewest);
    const [newest] = months;
    if (!newest) return none;
    const narrows = asked.search !== "" || asked.tag !== "";
    const isKnown = asked.month !== undefined && (asked.month === EVERY_MONTH ? narrows : months.includes(asked.month));
    const month = isKnown && asked.month ? asked.month : newest;
    const units = uuids(own);
    const chosen = days(month === EVERY_MONTH ? months : [month]);
    const found = await foundWords(tx, asked, units, chosen);
    const comments = found.slice(0, MOST_SHOWN);
    // No reading without its row: both or neither.
    await record(tx, actor, { event: "words.viewed", unitId: asked.unitId, month, searched: asked.search !== "", shown: comments.length });
    const tags = await tx.execute<{ tag: string }>(sql`select distinct tag from comment_tag where unit_id = any (${units}) order by tag`);
    return {
      months,
      month,
      comments,
      more: found.length > MOST_SHOWN ? comments.at(-1)?.id : undefined,
      terms: month === EVERY_MONTH ? [] : await frequentTerms(tx, units, chosen, fewest),
      tags: tags.map(({ tag }) => tag),
    };
  });
}
