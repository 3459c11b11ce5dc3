import "server-only";
import { randomUUID } from "node:crypto";
import { auditCheck } from "#db/schema/audit.ts";
import { transaction } from "#db/transaction.ts";
import { reachOf, type SystemActor } from "#lib/people/actor.ts";
import { type Verified, verifyChain } from "./chain-queries.ts";

/** Read the whole chain and keep what was found. */
export async function checkChain(actor: SystemActor, now = new Date()): Promise<Verified> {
  const verified = await verifyChain(actor);
  const { events, head, faults } = verified;
  const found = { events, headPosition: head.position, headHash: Buffer.from(head.hash, "hex"), faults: faults.length };
  await transaction(reachOf(actor), (tx) => tx.insert(auditCheck).values({ id: randomUUID(), checkedAt: now, ...found }));
  return verified;
}
