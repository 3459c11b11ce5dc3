import "server-only";
import { sql } from "drizzle-orm";
import { database } from "#db";
import type { Day } from "#lib/calendar.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { type ChainEntry, type ChainLink, digestOf, readEntry } from "./chain.ts";
import { type PublishedUnit, publicationSnapshot, type Snapshot } from "./snapshot.ts";

/** A publication in the order of the chain: when it was released, and whether it was taken back. */
export type Release = {
  slug: string;
  /** The slug of the unit that published it. */
  unit: string;
  on: Day;
  digest: string;
  withdrawn: { on: Day; why: string } | undefined;
};

type Row = { entry: string; hash: Buffer; signature: Buffer; key: Buffer };

/** Every link of the chain, the oldest first, as anyone may check it. */
export async function chainLinks(_actor: ResidentActor): Promise<ChainLink[]> {
  const rows = await database().execute<Row>(sql`select entry, hash, signature, key from publication_link order by position`);
  return rows.map(({ entry, hash, signature, key }) => ({
    entry,
    hash: hash.toString("hex"),
    signature: signature.toString("base64"),
    key: key.toString("base64"),
  }));
}

/** Every publication, the newest first. */
export async function releases(actor: ResidentActor): Promise<Release[]> {
  const entries = (await chainLinks(actor)).flatMap(({ entry }) => readEntry(entry) ?? []);
  const withdrawals = new Map(
    entries.flatMap((entry): [string, ChainEntry & { kind: "withdrawal" }][] => (entry.kind === "withdrawal" ? [[entry.slug, entry]] : [])),
  );
  return entries
    .flatMap((entry): Release[] => {
      if (entry.kind !== "release") return [];
      const withdrawal = withdrawals.get(entry.slug);
      const { slug, unit, on, digest } = entry;
      return [{ slug, unit, on, digest, withdrawn: withdrawal && { on: withdrawal.on, why: withdrawal.why } }];
    })
    .reverse();
}

/** A publication as it was frozen: the bytes, and what they say. */
export type Published = Release & { text: string; snapshot: Snapshot };

// What was published never changes, so it is read and parsed once.
const read = new Map<string, { text: string; snapshot: Snapshot }>();
const MOST_READ = 60;

async function snapshotOf(slug: string): Promise<{ text: string; snapshot: Snapshot } | undefined> {
  const known = read.get(slug);
  if (known) return known;
  const [row] = await database().execute<{ snapshot: string }>(sql`select snapshot from publication where slug = ${slug}`);
  if (!row) return undefined;
  const found = { text: row.snapshot, snapshot: publicationSnapshot.parse(JSON.parse(row.snapshot)) };
  if (read.size >= MOST_READ) read.clear();
  read.set(slug, found);
  return found;
}

/** One publication; of a withdrawn one only that it is, and why. */
export async function published(
  actor: ResidentActor,
  slug: string,
): Promise<Published | (Release & { withdrawn: NonNullable<Release["withdrawn"]> }) | undefined> {
  const release = (await releases(actor)).find((each) => each.slug === slug);
  if (!release) return undefined;
  if (release.withdrawn) return { ...release, withdrawn: release.withdrawn };
  const found = await snapshotOf(slug);
  return found && { ...release, ...found };
}

export const isReadable = (found: Published | Release): found is Published => "snapshot" in found;

/** Publications that hold a unit and were not withdrawn, the oldest first, with what they say of it. */
export async function publishedOf(actor: ResidentActor, unitSlug: string): Promise<(Published & { own: PublishedUnit })[]> {
  const found: (Published & { own: PublishedUnit })[] = [];
  for (const release of (await releases(actor)).reverse()) {
    if (release.withdrawn) continue;
    const text = await snapshotOf(release.slug);
    const own = text?.snapshot.units.find(({ slug }) => slug === unitSlug);
    if (text && own) found.push({ ...release, ...text, own });
  }
  return found;
}

/** The digest of each publication's text as it is stored, by its address. */
export async function storedDigests(_actor: ResidentActor): Promise<Map<string, string>> {
  const rows = await database().execute<{ slug: string; snapshot: string }>(sql`select slug, snapshot from publication`);
  return new Map([...rows].map(({ slug, snapshot }) => [slug, digestOf(snapshot)]));
}
