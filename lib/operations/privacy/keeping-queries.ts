import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { addDays, addMonths, type Day, dayOf, monthOf, weekOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { QUEUE_DAYS } from "#lib/operations/stored-fields/keeping.ts";
import { SESSION_DAYS } from "#lib/people/session-limits.ts";
import { dueRows } from "#lib/requests/retention-queries.ts";
import { KEY_DAYS } from "#lib/responses/key-days.ts";
import type { Proof } from "./proof.ts";

/** A job that runs every ten minutes may be this late. */
const LATE_MS = 30 * 60_000;

/** Rows that a rule should have taken away; `since` is a day ago, for what goes at night. */
type Overdue = (at: { since: Day; now: Date }) => SQL;

const oldest = (since: Day): Day => addMonths(monthOf(since), -env().RAPPORT_WORDS_MONTHS);

/** Each rule of how long something is kept, by what it would have left behind. */
const OVERDUE: Readonly<Record<string, Overdue>> = {
  "comments past their months": ({ since }) => sql`select 1 from comment where month < ${oldest(since)}`,
  "words of held answers past their months": ({ since }) =>
    sql`select 1 from held_answer where month < ${oldest(since)} and exists (select from unnest(words) as said where said <> '')`,
  "indexed words past their months": ({ since }) => sql`select 1 from comment_term where month < ${oldest(since)}`,
  "answers that wait past their week": ({ since }) => sql`select 1 from inbox where day < ${weekOf(since)}`,
  "keys of forms past their days": ({ since }) => sql`select 1 from used_key where day < ${addDays(since, -KEY_DAYS)}`,
  "drafts past their hour": ({ now }) =>
    sql`select 1 from request_draft where ends_at < ${new Date(now.getTime() - LATE_MS).toISOString()}::timestamptz`,
  "requests with words past the days of their need": ({ since }) => sql`
    select 1 from (${dueRows(since)}) as due where exists (select from request_text t where t.request_id = due.id)
      or exists (select from request_message m where m.request_id = due.id) or exists (select from request_note n where n.request_id = due.id)
      or exists (select from request_file f where f.request_id = due.id)`,
  "words of requests that were deleted": () => sql`
    select 1 from request_deletion d where exists (select from request_text t where t.request_id = d.request_id)
      or exists (select from request_message m where m.request_id = d.request_id) or exists (select from request_file f where f.request_id = d.request_id)
      or exists (select from request_notice_address n where n.request_id = d.request_id)`,
  "keys of surveys that are over": ({ since }) => sql`
    select 1 from invitation_wave w join slip_batch b on b.id = w.batch_id where w.sealed_key is not null and b.expires_on < ${since}`,
  "marks of invitations whose survey is over": () => sql`
    select 1 from invitation_mark m join invitation_wave w on w.batch_id = m.batch_id where w.sealed_key is null`,
  "choices of paper forms that were typed twice": () => sql`
    select 1 from paper_entry e join paper_check c on c.batch_id = e.batch_id and c.number = e.number where e.choices is not null`,
  "sessions of staff past their days, but the last": ({ since }) => sql`
    select 1 from staff_session s where s.opened_at < ${addDays(since, -SESSION_DAYS - 1)}::date
      and exists (select from staff_session n where n.person_id = s.person_id and (n.seen_at, n.digest) > (s.seen_at, s.digest))`,
  "jobs of the queue past their day": ({ now }) => sql`
    select 1 from queue.job where completed_on is not null and name not like '%-failed'
      and completed_on < ${new Date(now.getTime() - (QUEUE_DAYS.done + 1) * 86_400_000).toISOString()}::timestamptz`,
};

export const KEEPING_PROOFS: readonly Proof[] = Object.entries(OVERDUE).map(([what, overdue]) => ({
  name: `nothing is kept longer than its rule: ${what}`,
  look: async ({ tx, now }) => {
    const since = addDays(dayOf(now, env().RAPPORT_TIME_ZONE), -1);
    const [row] = await tx.execute<{ rows: number }>(sql`select count(*)::int as rows from (${overdue({ since, now })}) as overdue`);
    return { holds: row?.rows === 0, found: `${row?.rows} rows` };
  },
}));
