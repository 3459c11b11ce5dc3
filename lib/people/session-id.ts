import { createHash, randomBytes } from "node:crypto";

const SHAPE = /^[\w-]{43}$/;

/** An opaque session id: 256 random bits, known only to the browser's cookie. */
export function newSessionId(): string {
  return randomBytes(32).toString("base64url");
}

export function isSessionId(value: unknown): value is string {
  return typeof value === "string" && SHAPE.test(value);
}

/** What the database keeps of an id: a copy of the table opens no session. */
export function digestOf(sid: string): Buffer {
  return createHash("sha256").update(sid).digest();
}
