import "server-only";
import { asc, eq, type SQL, sql } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import { requestClosure, requestConfirmation, requestMessage, requestNote } from "#db/schema/requests.ts";
import { transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { NeedKind } from "./need.ts";
import { type SolvedCounts, STANDINGS, type Standing } from "./standing.ts";
import { type Work, workOf } from "./work-queries.ts";

export const QUEUES = ["open", "mine", "overdue", "reopened", "closed"] as const;
export type Queue = (typeof QUEUES)[number];

export type QueuedRequest = {
  id: string;
  unitId: string;
  title: Localised;
  kind: NeedKind;
  receivedOn: Day;
  dueAt: Date | undefined;
  isOverdue: boolean;
  standing: Standing;
  takenBy: string | undefined;
};

const ids = (values: readonly string[]) => sql`${`{${values.join(",")}}`}::uuid[]`;

const mayWork = ({ desk, complaints }: Work) =>
  sql`((not r.is_complaint and r.unit_id = any (${ids(desk)})) or (r.is_complaint and r.unit_id = any (${ids(complaints)})))`;

/** What is open, from the rows of what is open alone: a desk's years of closed requests are never read for its queue. */
const openIds = ({ desk, complaints }: Work) => sql`
  select o.request_id from request_open o
  where (not o.is_complaint and o.unit_id = any (${ids(desk)})) or (o.is_complaint and o.unit_id = any (${ids(complaints)}))`;

/** What came in, unit by unit and so far and no further. */
const receivedIds = ({ desk, complaints }: Work, most: number) => sql`
  select each.id from (select unnest(${ids(desk)}) as unit_id, false as complaint union all select unnest(${ids(complaints)}), true) w
  join lateral (
    select r.id from request r where r.unit_id = w.unit_id and r.is_complaint = w.complaint and r.shown_on is not null order by r.received_on desc
    limit ${most} + (select count(*) from (${openIds({ desk, complaints })}) as still)) as each on true`;

/** What is no longer open: of what came in last, whatever is not among the open. */
const closedIds = (work: Work, most: number) => sql`
  select received.id from (${receivedIds(work, most)}) as received
  where not exists (select from request_open o where o.request_id = received.id)`;

/** Every request with where it stands, by the rule of `standingOf`; a test compares the two. */
const STANDING = sql`
  case when exists (select from request_withdrawal w where w.request_id = r.id) then 'withdrawn'
    when c.round is null then case when a.person_id is null then 'new' else 'taken' end
    when f.solved is null then 'closed'
    when f.solved then 'solved'
    when c.round < 2 then 'reopened' else 'unsolved' end`;

const listed = (where: SQL) => sql`
  select * from (
    select r.id, r.unit_id as "unitId", v.title, n.kind, r.received_on::text as "receivedOn", r.due_at as "dueAt", p.name as "takenBy",
      a.person_id as "personId", ${STANDING} as standing, coalesce(r.due_at < now(), false) as late
    from request r join help_need n on n.key = r.need_key
    join help_need_version v on v.need_key = r.need_key and v.number = r.need_version
    left join lateral (select person_id from request_assignment a where a.request_id = r.id order by number desc limit 1) a on true
    left join person p on p.id = a.person_id
    left join lateral (select round from request_closure c where c.request_id = r.id order by round desc limit 1) c on true
    left join request_confirmation f on f.request_id = r.id and f.round = c.round
    where ${where}) as listed`;

const MOST_LISTED = 100;
/** Closed requests are counted so far and no further. */
export const MOST_COUNTED = 1000;

/** The requests of one queue that the actor may work, what is due first on top, and how many there are in each. */
export function queue(actor: StaffActor, chosen: Queue): Promise<{ requests: QueuedRequest[]; counts: Record<Queue, number> }> {
  return transaction(reachOf(actor), async (tx) => {
    const work = await workOf(tx, actor);
    const inQueue: Record<Queue, SQL> = {
      open: sql`true`,
      mine: sql`"personId" = ${actor.personId}`,
      overdue: sql`late`,
      reopened: sql`standing = 'reopened'`,
      closed: sql`true`,
    };
    const own = listed(sql`r.id = any (array(${chosen === "closed" ? closedIds(work, MOST_LISTED) : openIds(work)}))`);
    const rows = await tx.execute<Omit<QueuedRequest, "title" | "dueAt"> & { title: unknown; dueAt: string | null; late: boolean }>(sql`
      ${own} where ${inQueue[chosen]} order by ${chosen === "closed" ? sql`"receivedOn" desc` : sql`"dueAt" nulls last`}, id limit ${MOST_LISTED}`);
    const [counts] = await tx.execute<Record<Queue, number>>(sql`
      select count(*)::int as open, count(*) filter (where a.person_id = ${actor.personId})::int as mine,
        count(*) filter (where o.due_at < now())::int as overdue, count(*) filter (where o.is_again)::int as reopened,
        least(${MOST_COUNTED}, (select count(*) from (${receivedIds(work, MOST_COUNTED)}) as received) - count(*))::int as closed
      from request_open o
      left join lateral (select person_id from request_assignment a where a.request_id = o.request_id order by number desc limit 1) a on true
      where o.request_id in (${openIds(work)})`);
    return {
      requests: rows.map(({ title, dueAt, late, standing, takenBy, ...each }) => ({
        ...each,
        standing: STANDINGS.find((known) => known === standing) ?? "new",
        title: localised.parse(title),
        takenBy: takenBy ?? undefined,
        dueAt: dueAt === null ? undefined : new Date(dueAt),
        isOverdue: late && ["new", "taken", "reopened"].includes(standing),
      })),
      counts: counts ?? { open: 0, mine: 0, overdue: 0, reopened: 0, closed: 0 },
    };
  });
}

/** How many requests of some units are past their deadline, for whoever works them. */
export function overdueRequests(actor: StaffActor, unitIds: readonly string[]): Promise<number> {
  return transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.execute<{ count: number }>(sql`
      select count(*)::int as count from request_open
      where request_id in (${openIds(await workOf(tx, actor))}) and unit_id = any (${`{${unitIds.join(",")}}`}::uuid[]) and due_at < now()`);
    return row?.count ?? 0;
  });
}

/** Closed by the police, and confirmed by residents: two numbers. `undefined` below the smallest base. */
export function solvedIn(actor: StaffActor): Promise<SolvedCounts | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const own = listed(mayWork(await workOf(tx, actor)));
    const [row] = await tx.execute<SolvedCounts>(sql`
      select count(*) filter (where standing <> 'withdrawn')::int as received,
        count(*) filter (where standing in ('closed', 'solved', 'unsolved', 'reopened'))::int as closed,
        count(*) filter (where standing in ('solved', 'unsolved', 'reopened'))::int as answered,
        count(*) filter (where standing = 'solved')::int as solved from (${own}) as own`);
    return row && row.received >= env().RAPPORT_STAFF_MINIMUM_BASE ? row : undefined;
  });
}

export type DeskRequest = QueuedRequest & {
  words: string | undefined;
  place: string;
  /** The moment, unless it is a clue. */
  receivedAt: Date | undefined;
  language: string;
  messages: { id: string; words: string; by: string | undefined; on: Day }[];
  notes: { id: string; words: string; by: string; at: Date }[];
  closures: { round: number; words: string; outcome: string; on: Day; solved: boolean | undefined; reason: string }[];
};

/** One request with everything that staff may see of it. */
export function deskRequest(actor: StaffActor, id: string): Promise<DeskRequest | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.execute<
      { title: unknown; dueAt: string | null; late: boolean } & Omit<QueuedRequest, "title" | "dueAt" | "isOverdue">
    >(sql`${listed(sql`r.id = ${id} and ${mayWork(await workOf(tx, actor))}`)}`);
    if (!row) return undefined;
    const [about] = await tx.execute<{ words: string | null; place: string | null; receivedAt: string | null; language: string }>(sql`
      select t.words, t.place, r.received_at as "receivedAt", r.language from request r left join request_text t on t.request_id = r.id where r.id = ${id}`);
    const messages = await tx
      .select({ message: requestMessage, by: person.name })
      .from(requestMessage)
      .leftJoin(person, eq(person.id, requestMessage.writtenBy))
      .where(eq(requestMessage.requestId, id))
      .orderBy(asc(requestMessage.on), asc(requestMessage.at), asc(requestMessage.id));
    const notes = await tx
      .select({ note: requestNote, by: person.name })
      .from(requestNote)
      .innerJoin(person, eq(person.id, requestNote.writtenBy))
      .where(eq(requestNote.requestId, id))
      .orderBy(asc(requestNote.at));
    const closures = await tx.select().from(requestClosure).where(eq(requestClosure.requestId, id)).orderBy(asc(requestClosure.round));
    const said = await tx.select().from(requestConfirmation).where(eq(requestConfirmation.requestId, id));
    const { late, takenBy, dueAt, title, ...each } = row;
    return {
      ...each,
      title: localised.parse(title),
      takenBy: takenBy ?? undefined,
      dueAt: dueAt === null ? undefined : new Date(dueAt),
      isOverdue: late && ["new", "taken", "reopened"].includes(row.standing),
      words: about?.words ?? undefined,
      place: about?.place ?? "",
      receivedAt: about?.receivedAt ? new Date(about.receivedAt) : undefined,
      language: about?.language ?? "",
      messages: messages.map(({ message, by }) => ({
        id: message.id,
        words: message.words,
        by: message.writtenBy === null ? undefined : (by ?? ""),
        on: message.on,
      })),
      notes: notes.map(({ note, by }) => ({ id: note.id, words: note.words, by, at: note.at })),
      closures: closures.map(({ round, words, outcome, closedOn }) => {
        const answer = said.find((one) => one.round === round);
        return { round, words, outcome, on: closedOn, solved: answer?.solved, reason: answer?.reason ?? "" };
      }),
    };
  });
}
