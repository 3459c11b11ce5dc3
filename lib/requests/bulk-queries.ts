import "server-only";
import { and, eq, gt } from "drizzle-orm";
import { bulkAction, bulkActionRequest } from "#db/schema/desk.ts";
import { transaction } from "#db/transaction.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { UNDO_MS } from "./bulk.ts";
import { workOf } from "./work-queries.ts";

/** What the actor has just done to several requests, while it can be undone. */
export function undoable(
  actor: StaffActor,
  bulkId: string,
  now = new Date(),
): Promise<{ kind: "take" | "close"; done: number } | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    await workOf(tx, actor);
    const since = new Date(now.getTime() - UNDO_MS);
    const [action] = await tx
      .select()
      .from(bulkAction)
      .where(and(eq(bulkAction.id, bulkId), eq(bulkAction.personId, actor.personId), gt(bulkAction.madeAt, since)));
    return action && { kind: action.kind, done: await tx.$count(bulkActionRequest, eq(bulkActionRequest.bulkId, bulkId)) };
  });
}
