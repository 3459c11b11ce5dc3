import { sql } from "drizzle-orm";
import { publication, publicationLink } from "#db/schema/publications.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { reachOf } from "#lib/people/actor.ts";
import { type ChainEntry, digestOf } from "#lib/publications/chain.ts";
import { lockChain } from "#lib/publications/chain-mutations.ts";
import { signedLink } from "#lib/publications/signing.ts";
import { publicationSnapshot, type Snapshot } from "#lib/publications/snapshot.ts";
import { testActor } from "./test-survey.ts";

type Said = { kind: "release"; digest: string } | { kind: "withdrawal"; why: string };

/** Adds a link behind the last one, as a release and a withdrawal do. */
async function append(tx: Tx, unitId: string, said: Said & Pick<ChainEntry, "slug" | "unit" | "on">): Promise<void> {
  const [last] = await tx.execute<{ position: number; hash: Buffer }>(
    sql`select position, hash from publication_link order by position desc limit 1`,
  );
  const position = (last?.position ?? 0) + 1;
  const link = signedLink({ position, ...said, before: last?.hash.toString("hex") ?? "" } as ChainEntry);
  const [hash, signature, key] = [Buffer.from(link.hash, "hex"), Buffer.from(link.signature, "base64"), Buffer.from(link.key, "base64")];
  await tx.insert(publicationLink).values({ position, unitId, slug: said.slug, entry: link.entry, hash, signature, key });
}

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
