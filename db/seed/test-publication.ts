import { residentActor } from "#lib/people/actor.ts";
import { type ChainEntry, digestOf } from "#lib/publications/chain.ts";
import { chainLinks } from "#lib/publications/public-queries.ts";
import { signedLink } from "#lib/publications/signing.ts";
import { publicationSnapshot, type Snapshot } from "#lib/publications/snapshot.ts";
import { seeAll } from "./test-survey.ts";

type Entry = ChainEntry extends infer E ? (E extends ChainEntry ? Omit<E, "position" | "before"> : never) : never;

/** Adds a link behind the last one, as a release and a withdrawal do. */
async function addLink(entry: Entry, unitId: string): Promise<void> {
  const links = await chainLinks(residentActor());
  const link = signedLink({ ...entry, position: links.length + 1, before: links.at(-1)?.hash ?? "" } as ChainEntry);
  const [hash, signature, key] = [Buffer.from(link.hash, "hex"), Buffer.from(link.signature, "base64"), Buffer.from(link.key, "base64")];
  await seeAll(
    (sql) => sql`insert into publication_link (position, unit_id, slug, entry, hash, signature, key)
      values (${links.length + 1}, ${unitId}, ${entry.slug}, ${link.entry}, ${hash}, ${signature}, ${key})`,
  );
}

/** Publishes a snapshot as its first unit, past draft and check. */
export async function releaseTest(slug: string, unitId: string, snapshot: Snapshot, on: string): Promise<void> {
  const text = JSON.stringify(publicationSnapshot.parse(snapshot));
  await seeAll((sql) => sql`insert into publication (slug, unit_id, snapshot) values (${slug}, ${unitId}, ${text})`);
  const unit = snapshot.units[0]?.slug ?? "";
  await addLink({ kind: "release", slug, unit, on, digest: digestOf(text) }, unitId);
}

/** Takes a publication back. */
export async function withdrawTest(slug: string, unit: { id: string; slug: string }, why: string, on: string): Promise<void> {
  await addLink({ kind: "withdrawal", slug, unit: unit.slug, on, why }, unit.id);
}
