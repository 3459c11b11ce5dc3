import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";

/** What a program may do: read rates, read answers, hand over requests. */
export const TOKEN_SCOPES = ["rates", "answers", "requests"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Known by its beginning, so that a token that was published by mistake is found. */
const PREFIX = "rapport_";
const SHAPE = /^rapport_[\w-]{43}$/;
export const LONGEST_DAYS = 365;
export const LONGEST_LABEL = 80;

export function newToken(): string {
  return `${PREFIX}${randomBytes(32).toString("base64url")}`;
}

export function tokenDigest(token: string): Buffer {
  return createHash("sha256").update("rapport api token ").update(token).digest();
}

/** The token of an `Authorization: Bearer …` header, if it has the form of ours. */
export function tokenIn(header: string | null): string | undefined {
  const [, token = ""] = /^Bearer +(\S+)$/i.exec(header ?? "") ?? [];
  return SHAPE.test(token) ? token : undefined;
}

export const newTokenInput = z.strictObject({
  unitId: z.uuid(),
  label: z.string().trim().min(1).max(LONGEST_LABEL),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1),
  days: z.int().min(1).max(LONGEST_DAYS),
});
export type NewToken = z.infer<typeof newTokenInput>;
