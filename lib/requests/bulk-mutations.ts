import "server-only";
import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { bulkAction, bulkActionRequest } from "#db/schema/desk.ts";
import { request, requestClosure, requestConfirmation, requestMessage } from "#db/schema/requests.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { UNDO_MS } from "./bulk.ts";
import { closeIn, giveIn, lastAssignmentIn, roundOf, working } from "./desk-mutations.ts";
import { queueNotice } from "./notice-mutations.ts";
import type { RequestOutcome } from "./request-definition.ts";
import { queueEvent } from "./webhook-mutations.ts";
import { workOf } from "./work-queries.ts";

type Doing = { kind: "take" } | { kind: "close"; outcome: RequestOutcome; words: string };

/** Do the same with several requests: each in a transaction of its own, so that one that somebody else was first with keeps no other from it. */
export async function workAtOnce(
  actor: StaffActor,
  ids: readonly string[],
  doing: Doing,
  now = new Date(),
): Promise<{ bulkId: string; done: number }> {
  const bulkId = randomUUID();
  await transaction(reachOf(actor), (tx) =>
    tx.insert(bulkAction).values({ id: bulkId, personId: actor.personId, kind: doing.kind, madeAt: now }),
  );
  let done = 0;
  for (const id of ids) {
    try {
      const number = doing.kind === "take" ? await takeNow(actor, id, bulkId, now) : await closeNow(actor, id, bulkId, doing, now);
      if (number !== undefined) done += 1;
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
    }
  }
  return { bulkId, done };
}

/** Take a request as it stands now, unless it is one's own already. */
function takeNow(actor: StaffActor, id: string, bulkId: string, now: Date): Promise<number | undefined> {
  return working(actor, id, async (tx, { unitId }) => {
    const last = await lastAssignmentIn(tx, id);
    // What somebody else has is left with them: taking it over is done on its own page, where one sees whose it is.
    if (last?.personId) return undefined;
    const number = (last?.number ?? 0) + 1;
    await giveIn(tx, actor, { id, unitId, personId: actor.personId, number, now });
    await tx.insert(bulkActionRequest).values({ bulkId, requestId: id, unitId, number });
    await record(tx, actor, { event: "request.taken", requestId: id, unitId });
    return number;
  });
}

function closeNow(
  actor: StaffActor,
  id: string,
  bulkId: string,
  { outcome, words }: { outcome: RequestOutcome; words: string },
  now: Date,
): Promise<number | undefined> {
  return working(actor, id, async (tx, found) => {
    const [message] = await tx
      .select({ by: requestMessage.writtenBy })
      .from(requestMessage)
      .where(eq(requestMessage.requestId, id))
      .orderBy(desc(requestMessage.number))
      .limit(1);
    // The resident has written last: that is answered, not closed with the others.
    if (message?.by === null) return undefined;
    if ((await closeIn(tx, actor, found, { outcome, words }, now)) !== "closed") return undefined;
    const number = roundOf(found.standing);
    await tx.insert(bulkActionRequest).values({ bulkId, requestId: id, unitId: found.unitId, number });
    return number;
  });
}

/** Undo what was done to several at once: of each that nobody has touched since, and that its resident has not spoken about. */
export function undoBulk(actor: StaffActor, bulkId: string, now = new Date()): Promise<{ undone: number }> {
  return transaction(reachOf(actor), async (tx) => {
    const { desk, complaints } = await workOf(tx, actor);
    const [action] = await tx.select().from(bulkAction).where(eq(bulkAction.id, bulkId)).for("update");
    if (action?.personId !== actor.personId || action.madeAt.getTime() < now.getTime() - UNDO_MS) throw new NotFound("nothing to undo");
    const rows = await tx.select().from(bulkActionRequest).where(eq(bulkActionRequest.bulkId, bulkId)).orderBy(bulkActionRequest.requestId);
    // In order, one at a time with whoever else writes to them.
    for (const { requestId } of rows) await tx.select({ id: request.id }).from(request).where(eq(request.id, requestId)).for("update");
    let undone = 0;
    for (const { requestId: id, unitId, number } of rows) {
      if (![...desk, ...complaints].includes(unitId)) continue;
      const back = { id, unitId, number, now };
      if (!(await (action.kind === "take" ? giveBack : openAgain)(tx, actor, back))) continue;
      await record(tx, actor, { event: "request.undone", requestId: id, unitId, kind: action.kind });
      undone += 1;
    }
    await tx.delete(bulkAction).where(eq(bulkAction.id, bulkId));
    return { undone };
  });
}

type Back = { id: string; unitId: string; number: number; now: Date };

/** Give a request back to whom it was taken from, unless it has changed hands since. */
async function giveBack(tx: Tx, actor: StaffActor, { id, unitId, number, now }: Back): Promise<boolean> {
  if ((await lastAssignmentIn(tx, id))?.number !== number) return false;
  // Only what nobody had was taken with others.
  await giveIn(tx, actor, { id, unitId, personId: null, number: number + 1, now });
  return true;
}

/** Open a request again, unless its resident has spoken about its closing. */
async function openAgain(tx: Tx, actor: StaffActor, { id, unitId, number, now }: Back): Promise<boolean> {
  const said = and(eq(requestConfirmation.requestId, id), eq(requestConfirmation.round, number));
  if ((await tx.$count(requestConfirmation, said)) > 0) return false;
  const own = and(eq(requestClosure.requestId, id), eq(requestClosure.round, number), eq(requestClosure.closedBy, actor.personId));
  const gone = await tx.delete(requestClosure).where(own).returning({ id: requestClosure.requestId });
  if (gone.length === 0) return false;
  await queueNotice(tx, id, "reopened");
  await queueEvent(tx, "request.reopened", { id, unitId, at: now });
  return true;
}
