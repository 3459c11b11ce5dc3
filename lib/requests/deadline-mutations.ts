import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { requestPause } from "#db/schema/deadlines.ts";
import { request } from "#db/schema/requests.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict } from "#lib/errors.ts";
import { reachOf, type StaffActor, type SystemActor } from "#lib/people/actor.ts";
import { deadlineIn, tellable } from "./deadline-queries.ts";
import { working } from "./desk-mutations.ts";

/** Reckon a request's deadline anew. */
export async function renewDeadline(tx: Tx, id: string): Promise<void> {
  await tx
    .update(request)
    .set({ dueAt: (await deadlineIn(tx, id)) ?? null })
    .where(eq(request.id, id));
}

/** End a request's pause, if it is paused. */
export async function resumeIn(tx: Tx, id: string, to: Date): Promise<boolean> {
  const ended = await tx
    .update(requestPause)
    // A pause that ends before it began, where only days are told, lasts no time.
    .set({ to: sql`greatest(${to.toISOString()}::timestamptz, from_at)` })
    .where(and(eq(requestPause.requestId, id), isNull(requestPause.to)))
    .returning({ number: requestPause.number });
  if (ended.length > 0) await renewDeadline(tx, id);
  return ended.length > 0;
}

/** Wait for the resident: the deadline stands still until they write, or somebody goes on without. */
export function pauseRequest(actor: StaffActor, id: string, now = new Date()): Promise<void> {
  return working(actor, id, async (tx, { unitId }) => {
    const [last] = await tx.select().from(requestPause).where(eq(requestPause.requestId, id)).orderBy(desc(requestPause.number)).limit(1);
    if (last && last.to === null) throw new Conflict("it is paused");
    await tx.insert(requestPause).values({ requestId: id, unitId, number: (last?.number ?? 0) + 1, from: now, pausedBy: actor.personId });
    await renewDeadline(tx, id);
    await record(tx, actor, { event: "request.paused", requestId: id, unitId });
  });
}

/** Go on without the resident. */
export function resumeRequest(actor: StaffActor, id: string, now = new Date()): Promise<void> {
  return working(actor, id, async (tx, { unitId, kind }) => {
    if (!(await resumeIn(tx, id, tellable(now, kind === "clue")))) throw new Conflict("it is not paused");
    await record(tx, actor, { event: "request.resumed", requestId: id, unitId });
  });
}

/** So long before its deadline a request is put before the lead. */
const SOON_MS = 4 * 3_600_000;

/** Put before the leads what is due soon, and what is overdue: once each. What tells no hour is put there by its day alone. */
export function escalateRequests(actor: SystemActor, now = new Date()): Promise<number> {
  const zone = env().RAPPORT_TIME_ZONE;
  const today = dayOf(now, zone);
  const soon = new Date(now.getTime() + SOON_MS).toISOString();
  return transaction(reachOf(actor), async (tx) => {
    const made = await tx.execute<{ requestId: string; unitId: string; kind: "soon" | "over" }>(sql`
      insert into request_escalation (request_id, unit_id, kind, due_on, escalated_on)
      select o.request_id, o.unit_id, case when (case when r.received_at is null then due_on < ${today}::date else o.due_at < ${now.toISOString()} end) then 'over' else 'soon' end, due_on, ${today}
      from request_open o join request r on r.id = o.request_id
      cross join lateral (select (o.due_at at time zone ${zone})::date as due_on) as d
      where o.due_at is not null and case when r.received_at is null then due_on <= ${today}::date else o.due_at < ${soon} end
      on conflict do nothing returning request_id as "requestId", unit_id as "unitId", kind`);
    for (const { requestId, unitId, kind } of made) await record(tx, actor, { event: "request.escalated", requestId, unitId, kind });
    return made.length;
  });
}
