import { publication } from "#db/schema/publications.ts";
import { transaction } from "#db/transaction.ts";
import { reachOf } from "#lib/people/actor.ts";
import { digestOf } from "#lib/publications/chain.ts";
import { append, lockChain } from "#lib/publications/chain-mutations.ts";
import { publicationSnapshot, type Snapshot } from "#lib/publications/snapshot.ts";
import { testActor } from "./test-survey.ts";

/** Publishes a snapshot as its first unit, past draft and check. */
export function releaseTest(slug: string, unitId: string, snapshot: Snapshot, on: string): Promise<void> {
  const text = JSON.stringify(publicationSnapshot.parse(snapshot));
  const unit = snapshot.units[0]?.slug ?? "";
  return transaction(reachOf(testActor), async (tx) => {
    await lockChain(tx);
    await tx.insert(publication).values({ slug, unitId, snapshot: text });
    await append(tx, unitId, { kind: "release", slug, unit, on, digest: digestOf(text) });
  });
}

/** Takes a publication back. */
export function withdrawTest(slug: string, unit: { id: string; slug: string }, why: string, on: string): Promise<void> {
  return transaction(reachOf(testActor), async (tx) => {
    await lockChain(tx);
    await append(tx, unit.id, { kind: "withdrawal", slug, unit: unit.slug, on, why });
  });
}
