import "server-only";
import { eq, sql } from "drizzle-orm";
import { requestNoticeAddress, requestNoticeVerified } from "#db/schema/notices.ts";
import type { Tx } from "#db/transaction.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { withRequest } from "./code-queries.ts";
import { isProof, MOST_OFFERS, MOST_TRIES, type NoticeJob, noticeAddress, proofCode, sealAddress, unsealAddress } from "./notice.ts";
import { enqueue } from "./queue-mutations.ts";

/** Take an address for notices and mail a code there. Whoever gives a clue is never mailed. */
export function offerNotices(_actor: ResidentActor, code: string, typed: string): Promise<"mailed" | "address_wrong" | "too_often"> {
  const address = noticeAddress.safeParse(typed);
  if (!address.success) return Promise.resolve("address_wrong");
  return withRequest(code, async (tx, { id, unitId, language, kind }) => {
    if (kind === "clue") throw new NotFound("a clue has no notices");
    // The queue remembers a day of what it has done, also what was stopped in between.
    const mailed = await tx.execute(sql`
      select 1 from queue.job where name = 'mail' and data @> ${JSON.stringify({ request: id, kind: "verify" })}::jsonb`);
    if (mailed.length >= MOST_OFFERS) return "too_often";
    const sealed = sealAddress(env().RAPPORT_SECRET, id, { address: address.data, code: proofCode() });
    await tx.delete(requestNoticeAddress).where(eq(requestNoticeAddress.requestId, id));
    await tx.insert(requestNoticeAddress).values({ requestId: id, unitId, sealed, language, tries: 0 });
    await enqueue(tx, "mail", { request: id, kind: "verify" });
    return "mailed";
  });
}

/** Take the code that was mailed: from now on there are notices. */
export function verifyNotices(
  _actor: ResidentActor,
  code: string,
  typed: string,
  now = new Date(),
): Promise<"verified" | "code_wrong" | "too_often"> {
  return withRequest(code, async (tx, { id, unitId }) => {
    const [row] = await tx.select().from(requestNoticeAddress).where(eq(requestNoticeAddress.requestId, id));
    const kept = row && unsealAddress(env().RAPPORT_SECRET, id, row.sealed);
    if (!kept) return "code_wrong";
    if (row.tries >= MOST_TRIES) return "too_often";
    if (!isProof(typed, kept.code)) {
      await tx
        .update(requestNoticeAddress)
        .set({ tries: row.tries + 1 })
        .where(eq(requestNoticeAddress.requestId, id));
      return "code_wrong";
    }
    const verifiedOn = dayOf(now, env().RAPPORT_TIME_ZONE);
    await tx.insert(requestNoticeVerified).values({ requestId: id, unitId, verifiedOn }).onConflictDoNothing();
    return "verified";
  });
}

/** Forget the address at once. */
export function stopNotices(_actor: ResidentActor, code: string): Promise<void> {
  return withRequest(code, async (tx, { id }) => {
    await tx.delete(requestNoticeAddress).where(eq(requestNoticeAddress.requestId, id));
  });
}

/** Tell the resident of a request that there is news, if they want to know: called in the transaction of what is new. */
export async function queueNotice(tx: Tx, requestId: string, kind: Exclude<NoticeJob["kind"], "verify">): Promise<void> {
  const isWanted = (await tx.$count(requestNoticeVerified, eq(requestNoticeVerified.requestId, requestId))) > 0;
  if (isWanted) await enqueue(tx, "mail", { request: requestId, kind });
}
