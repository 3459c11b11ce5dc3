import { createHash } from "node:crypto";

/** What tells one password of somebody from their next, and nothing else: made from what is stored of it. */
export const passwordMark = (hash: string): string => createHash("sha256").update(hash).digest("base64url").slice(0, 22);
