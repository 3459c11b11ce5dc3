import { createHash, randomBytes } from "node:crypto";

const SHAPE = /^[\w-]{43}$/;
/** An invitation holds for a week; one that somebody needs at once, who has just shown a password, for a quarter of an hour. */
export const INVITED_MS = 7 * 86_400_000;
export const ENROLLED_MS = 15 * 60_000;

export const newInvitationToken = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of a link's token, or nothing of what is none. */
export function invitationDigest(token: string): Buffer | undefined {
  return SHAPE.test(token) ? createHash("sha256").update("rapport invitation ").update(token).digest() : undefined;
}
