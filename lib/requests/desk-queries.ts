import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { NeedKind } from "./need.ts";
import { STANDINGS, type Standing } from "./standing.ts";
import { type Work, workOf } from "./work-queries.ts";

export const QUEUES = ["open", "mine", "escalated", "overdue", "reopened", "closed"] as const;
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
  /** It has been put before the lead: due soon, or overdue. */
  escalation: "soon" | "over" | undefined;
  isPaused: boolean;
};

export const mayWork = ({ desk, complaints }: Work) =>
  sql`((not r.is_complaint and r.unit_id = any (${uuids(desk)})) or (r.is_complaint and r.unit_id = any (${uuids(complaints)})))`;

/** What is open, from the rows of what is open alone: a desk's years of closed requests are never read for its queue. */
const openIds = ({ desk, complaints }: Work) => sql`
  select o.request_id from request_open o
  where (not o.is_complaint and o.unit_id = any (${uuids(desk)})) or (o.is_complaint and o.unit_id = any (${uuids(complaints)}))`;

const ofWork = ({ desk, complaints }: Work) =>
  sql`(select unnest(${uuids(desk)}) as unit_id, false as complaint union all select unnest(${uuids(complaints)}), true)`;

/** What ended last and is not open again: of each unit no more than can be listed, and of all no more than that. */
const endedIds = (work: Work, most: number) => sql`
  select ended.id from ${ofWork(work)} w
  join lateral (
    (select c.request_id as id, c.closed_on as ended_on from request_closure c where c.unit_id = w.unit_id order by c.closed_on desc limit ${most})
    union (select d.request_id, d.withdrawn_on from request_withdrawal d where d.unit_id = w.unit_id order by d.withdrawn_on desc limit ${most})
  ) as ended on true
  join request r on r.id = ended.id and r.is_complaint = w.complaint
  where not exists (select from request_open o where o.request_id = ended.id)
  group by ended.id order by max(ended.ended_on) desc, ended.id limit ${most}`;

/** How many came in, counted so far and no further. */
const receivedCount = ({ desk, complaints }: Work, most: SQL) => sql`
  select count(*) from (
    (select 1 from request r where r.unit_id = any (${uuids(desk)}) and not r.is_complaint and r.shown_on is not null limit ${most})
    union all (select 1 from request r where r.unit_id = any (${uuids(complaints)}) and r.is_complaint and r.shown_on is not null limit ${most})) as received`;

/** Every request with where it stands, by the rule of `standingOf`; a test compares the two. */
const STANDING = sql`
  case when exists (select from request_withdrawal w where w.request_id = r.id) then 'withdrawn'
    when c.round is null then case when a.person_id is null then 'new' else 'taken' end
    when f.solved is null then 'closed'
    when f.solved then 'solved'
    when c.round < 2 then 'reopened' else 'unsolved' end`;

export const listed = (where: SQL) => sql`
  select * from (
    select r.id, r.unit_id as "unitId", v.title, n.kind, r.received_on::text as "receivedOn", r.due_at as "dueAt", p.name as "takenBy",
      a.person_id as "personId", ${STANDING} as standing, coalesce(r.due_at < now(), false) as late,
      (select kind from request_escalation e where e.request_id = r.id and e.due_on = (r.due_at at time zone ${env().RAPPORT_TIME_ZONE})::date
        order by kind limit 1) as escalation,
      exists (select from request_pause w where w.request_id = r.id and (w.to_at is null or w.to_at > now())) as "isPaused"
    from request r join help_need n on n.key = r.need_key
    join help_need_version v on v.need_key = r.need_key and v.number = r.need_version
    left join lateral (select person_id from request_assignment a where a.request_id = r.id order by number desc limit 1) a on true
    left join person p on p.id = a.person_id
    left join lateral (select round from request_closure c where c.request_id = r.id order by round desc limit 1) c on true
    left join request_confirmation f on f.request_id = r.id and f.round = c.round
    where ${where}) as listed`;

const MOST_LISTED = 100;
/** Closed requests are counted so far and no further. */
const MOST_COUNTED = 1000;

/** Only what stands with some units. */
function narrowed({ desk, complaints }: Work, unitIds: readonly string[] | undefined): Work {
  const within = (ids: readonly string[]) => ids.filter((id) => !unitIds || unitIds.includes(id));
  return { desk: within(desk), complaints: within(complaints) };
}

/** How many requests are in each queue. */
async function countsIn(tx: Tx, actor: StaffActor, work: Work): Promise<Record<Queue, number>> {
  const [counts] = await tx.execute<Record<Queue, number>>(sql`
      select count(*)::int as open, count(*) filter (where a.person_id = ${actor.personId})::int as mine,
        count(*) filter (where exists (select from request_escalation e where e.request_id = o.request_id
          and e.due_on = (o.due_at at time zone ${env().RAPPORT_TIME_ZONE})::date))::int as escalated,
        count(*) filter (where o.due_at < now())::int as overdue, count(*) filter (where o.is_again)::int as reopened,
        least(${MOST_COUNTED}, (${receivedCount(work, sql`${MOST_COUNTED} + (select count(*) from request_open where request_id in (${openIds(work)}))`)}) - count(*))::int as closed
      from request_open o
      left join lateral (select person_id from request_assignment a where a.request_id = o.request_id order by number desc limit 1) a on true
      where o.request_id in (${openIds(work)})`);
  return counts ?? { open: 0, mine: 0, escalated: 0, overdue: 0, reopened: 0, closed: 0 };
}

export function queueCounts(actor: StaffActor, unitIds?: readonly string[]): Promise<Record<Queue, number>> {
  return transaction(reachOf(actor), async (tx) => countsIn(tx, actor, narrowed(await workOf(tx, actor), unitIds)));
}

/** What is open and overdue in each unit that the actor works. */
export type UnitLoad = { unitId: string; open: number; overdue: number };

/** The requests of one queue that the actor may work, what is due first on top, how many there are in each, and how the units stand. */
export function queue(
  actor: StaffActor,
  chosen: Queue,
  unitIds?: readonly string[],
): Promise<{ requests: QueuedRequest[]; counts: Record<Queue, number>; units: UnitLoad[] }> {
  return transaction(reachOf(actor), async (tx) => {
    const all = await workOf(tx, actor);
    const work = narrowed(all, unitIds);
    const units = await tx.execute<UnitLoad>(sql`
      select unit_id as "unitId", count(*)::int as open, count(*) filter (where due_at < now())::int as overdue
      from request_open where request_id in (${openIds(all)}) group by unit_id`);
    const inQueue: Record<Queue, SQL> = {
      open: sql`true`,
      mine: sql`"personId" = ${actor.personId}`,
      escalated: sql`escalation is not null`,
      overdue: sql`late`,
      reopened: sql`standing = 'reopened'`,
      closed: sql`true`,
    };
    const own = listed(sql`r.id = any (array(${chosen === "closed" ? endedIds(work, MOST_LISTED) : openIds(work)}))`);
    const rows = await tx.execute<Omit<QueuedRequest, "title" | "dueAt"> & { title: unknown; dueAt: string | null; late: boolean }>(sql`
      ${own} where ${inQueue[chosen]} order by ${chosen === "closed" ? sql`"receivedOn" desc` : sql`"dueAt" nulls last`}, id limit ${MOST_LISTED}`);
    const counts = await countsIn(tx, actor, work);
    return {
      requests: rows.map(({ title, dueAt, late, standing, takenBy, escalation, ...each }) => ({
        ...each,
        standing: STANDINGS.find((known) => known === standing) ?? "new",
        title: localised.parse(title),
        takenBy: takenBy ?? undefined,
        escalation: escalation ?? undefined,
        dueAt: dueAt === null ? undefined : new Date(dueAt),
        isOverdue: late && ["new", "taken", "reopened"].includes(standing),
      })),
      units: [...units],
      counts,
    };
  });
}

/** How many requests of some units are past their deadline, for whoever works them. */
export function overdueRequests(actor: StaffActor, unitIds: readonly string[]): Promise<number> {
  return transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.execute<{ count: number }>(sql`
      select count(*)::int as count from request_open
      where request_id in (${openIds(await workOf(tx, actor))}) and unit_id = any (${uuids(unitIds)}) and due_at < now()`);
    return row?.count ?? 0;
  });
}
