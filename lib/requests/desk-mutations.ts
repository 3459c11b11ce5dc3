import "server-only";
import { randomUUID } from "node:crypto";
import { desc, eq, sql } from "drizzle-orm";
import { helpNeed } from "#db/schema/help-needs.ts";
import { request, requestAssignment, requestClosure, requestMessage, requestNote } from "#db/schema/requests.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { type NeedKind, needKind } from "./need.ts";
import { queueNotice } from "./notice-mutations.ts";
import { OUTCOMES_OF, type RequestOutcome } from "./request-definition.ts";
import { standingIn } from "./resident-queries.ts";
import { isOpen, MOST_ROUNDS, type Standing } from "./standing.ts";
import { queueEvent } from "./webhook-mutations.ts";
import { workOf } from "./work-queries.ts";

type Found = { id: string; unitId: string; kind: NeedKind; standing: Standing };

/** Load a request that the actor works and that is open, and do something with it, one at a time. */
export function working<T>(actor: StaffActor, id: string, work: (tx: Tx, found: Found) => Promise<T>): Promise<T> {
  return transaction(reachOf(actor), async (tx) => {
    const { desk, complaints } = await workOf(tx, actor);
    const [found] = await tx
      .select({ id: request.id, unitId: request.unitId, kind: helpNeed.kind })
      .from(request)
      .innerJoin(helpNeed, eq(helpNeed.key, request.needKey))
      .where(eq(request.id, id))
      .for("update", { of: request });
    if (!found || !(found.kind === "complaint" ? complaints : desk).includes(found.unitId)) throw new NotFound("no request of the actor's");
    const standing = await standingIn(tx, id);
    if (!isOpen(standing)) throw new Conflict("it is not open");
    return work(tx, { ...found, kind: needKind.parse(found.kind), standing });
  });
}

type Assignment = typeof requestAssignment.$inferSelect;

/** Whose a request is: its last assignment. */
export async function lastAssignmentIn(tx: Tx, id: string): Promise<Assignment | undefined> {
  const all = tx.select().from(requestAssignment).where(eq(requestAssignment.requestId, id));
  const [last] = await all.orderBy(desc(requestAssignment.number)).limit(1);
  return last;
}

type Given = { id: string; unitId: string; personId: string | null; number: number; now: Date };

/** Write down whose a request is from now on, nobody's where it is with the desk. */
export async function giveIn(tx: Tx, actor: StaffActor, { id, unitId, personId, number, now }: Given): Promise<void> {
  await tx.insert(requestAssignment).values({ requestId: id, unitId, number, personId, assignedBy: actor.personId, at: now });
}

/** Take a request; `seen`: how often it had been taken when the page was loaded. */
export function takeRequest(actor: StaffActor, id: string, seen: number): Promise<void> {
  return working(actor, id, async (tx, { unitId }) => {
    if (((await lastAssignmentIn(tx, id))?.number ?? 0) !== seen) throw new Conflict("taken meanwhile");
    await giveIn(tx, actor, { id, unitId, personId: actor.personId, number: seen + 1, now: new Date() });
    await record(tx, actor, { event: "request.taken", requestId: id, unitId });
  });
}

type Told = { id: string; unitId: string; kind: NeedKind; words: string; now: Date };

/** Say something to the resident; of a clue no hour is kept. */
export async function tellIn(tx: Tx, actor: StaffActor, { id, unitId, kind, words, now }: Told): Promise<void> {
  const on = dayOf(now, env().RAPPORT_TIME_ZONE);
  const at = kind === "clue" ? null : now;
  await tx.insert(requestMessage).values({ id: randomUUID(), requestId: id, unitId, words, writtenBy: actor.personId, on, at });
}

/** Write to the resident; `seen`: how many messages the page showed, so that nobody answers past a newer one. */
export function replyToResident(
  actor: StaffActor,
  id: string,
  { words, seen }: { words: string; seen: number },
  now = new Date(),
): Promise<void> {
  return working(actor, id, async (tx, { unitId, kind }) => {
    const [count] = await tx.execute<{ messages: number }>(
      sql`select count(*)::int as messages from request_message where request_id = ${id}`,
    );
    if (count?.messages !== seen) throw new Conflict("somebody wrote meanwhile");
    await tellIn(tx, actor, { id, unitId, kind, words, now });
    await queueNotice(tx, id, "message");
    await record(tx, actor, { event: "request.replied", requestId: id, unitId });
  });
}

/** Note something that only staff see. */
export function noteOnRequest(actor: StaffActor, id: string, words: string): Promise<void> {
  return working(actor, id, async (tx, { unitId }) => {
    await tx.insert(requestNote).values({ id: randomUUID(), requestId: id, unitId, words, writtenBy: actor.personId, at: new Date() });
    await record(tx, actor, { event: "request.noted", requestId: id, unitId });
  });
}

/** Which closing comes next: the first, or the one after a "no". */
export const roundOf = (standing: Standing): number => (standing === "reopened" ? MOST_ROUNDS : 1);

type Closing = { outcome: RequestOutcome; words: string };

/** Close a request within a transaction in which the actor works it; after a "no" only a supervisor can. */
export async function closeIn(
  tx: Tx,
  actor: StaffActor,
  { id, unitId, kind, standing }: Found,
  { outcome, words }: Closing,
  now: Date,
): Promise<"closed" | "supervisor_only" | "outcome_unknown"> {
  if (!(OUTCOMES_OF[kind] as readonly string[]).includes(outcome)) return "outcome_unknown";
  const supervises = kind === "complaint" || (await unitsWithRole(actor, MAY["requests.supervise"], tx)).includes(unitId);
  if (standing === "reopened" && !supervises) return "supervisor_only";
  const round = roundOf(standing);
  await tx
    .insert(requestClosure)
    .values({ requestId: id, unitId, round, outcome, words, closedBy: actor.personId, closedOn: dayOf(now, env().RAPPORT_TIME_ZONE) });
  await queueNotice(tx, id, "closed");
  await queueEvent(tx, "request.closed", { id, unitId, at: now });
  await record(tx, actor, { event: "request.closed", requestId: id, unitId, round, outcome });
  return "closed";
}

/** Close a request with what came of it and a sentence for the resident; `seen`: how many messages the page showed, where there was one. */
export function closeRequest(
  actor: StaffActor,
  id: string,
  { seen, ...closing }: Closing & { seen?: number },
  now = new Date(),
): ReturnType<typeof closeIn> {
  return working(actor, id, async (tx, found) => {
    if (seen !== undefined && (await tx.$count(requestMessage, eq(requestMessage.requestId, id))) !== seen)
      throw new Conflict("somebody wrote meanwhile");
    return closeIn(tx, actor, found, closing, now);
  });
}
