import { randomInt, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { seal, unseal } from "#lib/http/sealed.ts";

export const noticeAddress = z.string().trim().pipe(z.email().max(254));

/** What is told: that there is a code to type, or news of some kind; never of what. */
const NOTICE_KINDS = ["verify", "message", "closed", "reopened", "referred"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
/** What stands in the queue: whose news it is, and nothing of it. */
export const noticeJob = z.object({ request: z.uuid(), kind: z.enum(NOTICE_KINDS) });
export type NoticeJob = z.infer<typeof noticeJob>;

const DIGITS = 8;
export const MOST_OFFERS = 5;
export const MOST_TRIES = 10;

const PURPOSE = "notice address";
const kept = z.strictObject({ address: z.string(), code: z.string() });
type Kept = z.infer<typeof kept>;

/** A code that proves that somebody reads the address. */
export const proofCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");

/** The address and its code as they are stored, bound to their request. */
export function sealAddress(secret: string, requestId: string, { address, code }: Kept): Buffer {
  return Buffer.from(seal(secret, PURPOSE, requestId, { address, code }), "base64url");
}

export function unsealAddress(secret: string, requestId: string, sealed: Buffer): Kept | undefined {
  const read = kept.safeParse(unseal(secret, PURPOSE, requestId, sealed.toString("base64url")));
  return read.success ? read.data : undefined;
}

/** Whether a typed code is the mailed one; spaces are forgiven. */
export function isProof(typed: string, code: string): boolean {
  const given = Buffer.from(typed.replaceAll(/\D/g, ""));
  return given.length === code.length && timingSafeEqual(given, Buffer.from(code));
}
