import "server-only";
import { and, eq } from "drizzle-orm";
import { comment } from "#db/schema/responses.ts";
import { commentRedaction, commentTag } from "#db/schema/words.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { indexMonth } from "./word-index-mutations.ts";
import { readableUnits } from "./words-queries.ts";

async function readable(tx: Tx, commentId: string, units: readonly string[]): Promise<{ unitId: string; month: Day }> {
  const [found] = await tx.select({ unitId: comment.unitId, month: comment.month }).from(comment).where(eq(comment.id, commentId));
  if (!found || !units.includes(found.unitId)) throw new NotFound("no comment of the actor's");
  return found;
}

/** Say what a comment is about, or take that back. */
export async function tagWords(actor: StaffActor, commentId: string, tag: string, on: boolean): Promise<void> {
  const units = await readableUnits(actor);
  await transaction(reachOf(actor), async (tx) => {
    const { unitId } = await readable(tx, commentId, units);
    const changed = on
      ? await tx.insert(commentTag).values({ commentId, unitId, tag, taggedBy: actor.personId }).onConflictDoNothing().returning()
      : await tx
          .delete(commentTag)
          .where(and(eq(commentTag.commentId, commentId), eq(commentTag.tag, tag)))
          .returning();
    if (changed.length > 0) await record(tx, actor, { event: on ? "words.tagged" : "words.untagged", commentId, unitId, tag });
  });
}

/** Take out of a comment what could tell who wrote it. The original is kept where no page shows it. */
export async function redactWords(actor: StaffActor, commentId: string, { words, why }: { words: string; why: string }): Promise<void> {
  const units = await readableUnits(actor);
  await transaction(reachOf(actor), async (tx) => {
    const { unitId, month } = await readable(tx, commentId, units);
    const own = { words, why, redactedBy: actor.personId, redactedOn: dayOf(new Date(), env().RAPPORT_TIME_ZONE) };
    await tx
      .insert(commentRedaction)
      .values({ commentId, unitId, ...own })
      .onConflictDoUpdate({ target: commentRedaction.commentId, set: own });
    await indexMonth(tx, unitId, month);
    await record(tx, actor, { event: "words.redacted", commentId, unitId, why });
  });
}
