import "server-only";
import { sql } from "drizzle-orm";
import { publication, publicationLink, publicationRelease } from "#db/schema/publications.ts";
import type { Tx } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { Conflict } from "#lib/errors.ts";
import type { Actor } from "#lib/people/actor.ts";
import { type ChainEntry, digestOf } from "./chain.ts";
import { headIn, isWithdrawn, nextSlug } from "./earlier-queries.ts";
import { signedLink } from "./signing.ts";

/** One at a time: each link has the hash of the one before. */
const CHAIN_LOCK = 7_413_808_001n;

type Said = { kind: "release"; digest: string } | { kind: "withdrawal"; why: string };

/** Say something in the chain, behind all that was said before. After `lockChain`. */
export async function append(tx: Tx, unitId: string, said: Said & Pick<ChainEntry, "slug" | "unit" | "on">): Promise<number> {
  const head = await headIn(tx);
  const position = (head?.position ?? 0) + 1;
  const { slug } = said;
  const link = signedLink({ position, ...said, before: head?.hash ?? "" } as ChainEntry);
  await tx.insert(publicationLink).values({
    position,
    unitId,
    slug,
    entry: link.entry,
    hash: Buffer.from(link.hash, "hex"),
    signature: Buffer.from(link.signature, "base64"),
    key: Buffer.from(link.key, "base64"),
  });
  return position;
}

export const lockChain = (tx: Tx): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`);

export type Releasing = { draftId: string; unitId: string; unitSlug: string; period: string; snapshot: string };

/** Let everybody read a checked draft: its bytes, and a link of the chain that says so. After `lockChain`. */
export async function releaseIn(
  tx: Tx,
  actor: Actor,
  { draftId, unitId, unitSlug, period, snapshot }: Releasing,
  on: Day,
): Promise<string> {
  const slug = await nextSlug(tx, unitSlug, period);
  const digest = digestOf(snapshot);
  await tx.insert(publication).values({ slug, unitId, snapshot });
  await tx.insert(publicationRelease).values({ draftId, unitId, slug });
  const position = await append(tx, unitId, { kind: "release", slug, unit: unitSlug, on, digest });
  await record(tx, actor, { event: "publication.released", draftId, unitId, slug, position, digest });
  return slug;
}

/** Take a publication back: its numbers are told no more, that and why it was stays in the chain. After `lockChain`. */
export async function withdrawIn(
  tx: Tx,
  actor: Actor,
  { slug, unitId, unitSlug, why }: { slug: string; unitId: string; unitSlug: string; why: string },
  on: Day,
): Promise<void> {
  const [gone] = await tx.execute(sql`select 1 where ${isWithdrawn(sql`${slug}`)}`);
  if (gone) throw new Conflict("withdrawn meanwhile");
  const position = await append(tx, unitId, { kind: "withdrawal", slug, unit: unitSlug, on, why });
  await record(tx, actor, { event: "publication.withdrawn", unitId, slug, position, why });
}
