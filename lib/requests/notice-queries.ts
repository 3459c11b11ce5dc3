import "server-only";
import { eq } from "drizzle-orm";
import { requestNoticeAddress, requestNoticeVerified } from "#db/schema/notices.ts";
import { transaction } from "#db/transaction.ts";
import { env } from "#lib/env.ts";
import { isLocale, type Locale } from "#lib/i18n/locales.ts";
import { type ResidentActor, reachOf, type SystemActor } from "#lib/people/actor.ts";
import { type NoticeKind, unsealAddress } from "./notice.ts";
import { requestDigest } from "./request-code.ts";

/** Whether notices are sent for the request of a code, or a mailed code is waited for. */
export function noticeState(_actor: ResidentActor, code: string): Promise<"off" | "waiting" | "on"> {
  return transaction({ everything: false, units: [], request: requestDigest(code) }, async (tx) => {
    const [row] = await tx
      .select({ verified: requestNoticeVerified.requestId })
      .from(requestNoticeAddress)
      .leftJoin(requestNoticeVerified, eq(requestNoticeVerified.requestId, requestNoticeAddress.requestId));
    if (!row) return "off";
    return row.verified ? "on" : "waiting";
  });
}

export type Addressed = { to: string; locale: Locale; proof: string };

/** Where a mail of the queue goes; nowhere once its address was forgotten, or news before it was verified. */
export function addressed(actor: SystemActor, requestId: string, kind: NoticeKind): Promise<Addressed | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [row] = await tx
      .select({ address: requestNoticeAddress, verified: requestNoticeVerified.requestId })
      .from(requestNoticeAddress)
      .leftJoin(requestNoticeVerified, eq(requestNoticeVerified.requestId, requestNoticeAddress.requestId))
      .where(eq(requestNoticeAddress.requestId, requestId));
    if (!row || (kind !== "verify" && !row.verified)) return undefined;
    const kept = unsealAddress(env().RAPPORT_SECRET, requestId, row.address.sealed);
    return kept && { to: kept.address, locale: isLocale(row.address.language) ? row.address.language : "en", proof: kept.code };
  });
}
