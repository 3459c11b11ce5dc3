import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { apiToken, apiTokenRevocation, apiTokenUse } from "#db/schema/tokens.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { reachOf, type StaffActor, type SystemActor } from "./actor.ts";
import { MAY } from "./matrix.ts";
import { type NewToken, newToken, newTokenInput, tokenDigest } from "./token.ts";
import type { TokenHolder } from "./token-queries.ts";

const DAY_MS = 86_400_000;

/** Make a token; it is given back once and kept nowhere. */
export function makeToken(actor: StaffActor, input: NewToken, now = new Date()): Promise<string> {
  const { unitId, label, scopes, days } = newTokenInput.parse(input);
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["tokens.make"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
    const token = newToken();
    const [id, expiresAt] = [randomUUID(), new Date(now.getTime() + days * DAY_MS)];
    const { personId } = actor;
    await tx
      .insert(apiToken)
      .values({ id, digest: tokenDigest(token), personId, unitId, label, scopes: [...new Set(scopes)], madeAt: now, expiresAt });
    await record(tx, actor, { event: "token.made", tokenId: id, unitId, scopes, days });
    return token;
  });
}

/** Revoke a token of one's own, for good. */
export function revokeToken(actor: StaffActor, tokenId: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const [own] = await tx
      .select({ unitId: apiToken.unitId })
      .from(apiToken)
      .where(and(eq(apiToken.id, tokenId), eq(apiToken.personId, actor.personId)));
    if (!own) throw new NotFound("no token of the actor's");
    const revoked = await tx
      .insert(apiTokenRevocation)
      .values({ tokenId, unitId: own.unitId, revokedBy: actor.personId, revokedAt: new Date() })
      .onConflictDoNothing()
      .returning();
    if (revoked.length === 0) throw new Conflict("revoked already");
    await record(tx, actor, { event: "token.revoked", tokenId, unitId: own.unitId });
  });
}

/** Write down, once a day, that a token is in use. */
export function noteTokenUse(actor: SystemActor, { tokenId, tokenUnit: unitId, personId }: TokenHolder, day: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const first = await tx.insert(apiTokenUse).values({ tokenId, unitId, day }).onConflictDoNothing().returning();
    if (first.length > 0) await record(tx, actor, { event: "token.used", tokenId, unitId, personId, day });
  });
}
