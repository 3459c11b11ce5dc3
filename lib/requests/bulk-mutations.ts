import "server-only";
import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { bulkAction, bulkActionRequest } from "#db/schema/desk.ts";
import { request, requestAssignment, requestClosure, requestConfirmation, requestMessage } from "#db/schema/requests.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { UNDO_MS } from "./bulk.ts";
import { closeIn, working } from "./desk-mutations.ts";
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
    const [last] = await tx
      .select()
      .from(requestAssignment)
      .where(eq(requestAssignment.requestId, id))
      .orderBy(desc(requestAssignment.number))
      .limit(1);
    // What somebody else has is left with them: taking it over is done on its own page, where one sees whose it is.
    if (last?.personId) return undefined;
    const number = (last?.number ?? 0) + 1;
    await tx
      .insert(requestAssignment)
      .values({ requestId: id, unitId, number, personId: actor.personId, assignedBy: actor.personId, at: now });
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
    const [last] = await tx
      .select()
      .from(requestClosure)
      .where(eq(requestClosure.requestId, id))
      .orderBy(desc(requestClosure.round))
      .limit(1);
    const number = last?.round ?? 1;
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
    for (const { requestId, unitId, number } of rows) {
      if (![...desk, ...complaints].includes(unitId)) continue;
      const [last] = await tx
        .select()
        .from(requestAssignment)
        .where(eq(requestAssignment.requestId, requestId))
        .orderBy(desc(requestAssignment.number))
        .limit(2);
      if (action.kind === "take") {
        if (last?.number !== number) continue;
        const before = await tx
          .select()
          .from(requestAssignment)
          .where(and(eq(requestAssignment.requestId, requestId), eq(requestAssignment.number, number - 1)));
        const personId = before[0]?.personId ?? null;
        await tx.insert(requestAssignment).values({ requestId, unitId, number: number + 1, personId, assignedBy: actor.personId, at: now });
      } else {
        const [said] = await tx
          .select()
          .from(requestConfirmation)
          .where(and(eq(requestConfirmation.requestId, requestId), eq(requestConfirmation.round, number)));
        if (said) continue;
        const gone = await tx
          .delete(requestClosure)
          .where(
            and(eq(requestClosure.requestId, requestId), eq(requestClosure.round, number), eq(requestClosure.closedBy, actor.personId)),
          )
          .returning({ id: requestClosure.requestId });
        if (gone.length === 0) continue;
        await queueNotice(tx, requestId, "reopened");
        await queueEvent(tx, "request.reopened", { id: requestId, unitId, at: now });
      }
      await record(tx, actor, { event: "request.undone", requestId, unitId, kind: action.kind });
      undone += 1;
    }
    await tx.delete(bulkAction).where(eq(bulkAction.id, bulkId));
    return { undone };
  });
}
