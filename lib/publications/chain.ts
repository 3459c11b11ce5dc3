import { createHash, verify } from "node:crypto";
import * as z from "zod";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const common = { position: z.int().min(1), slug: z.string(), unit: z.string(), on: day, before: hex.or(z.literal("")) };

/** What a link says: that a publication with this digest was released, or that one was withdrawn and why. */
export const chainEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("release"), ...common, digest: hex }),
  z.strictObject({ kind: z.literal("withdrawal"), ...common, why: z.string().min(1) }),
]);
export type ChainEntry = z.infer<typeof chainEntry>;

/** A link as it is stored and handed out: the entry to the byte, its SHA-256, and the signature of these bytes with the key that made it. */
export type ChainLink = { entry: string; hash: string; signature: string; key: string };

export type ChainFault = {
  position: number;
  what: "unreadable" | "order" | "before" | "hash" | "signature" | "digest" | "snapshot_missing" | "withdrawn_unknown";
};

/** SHA-256 in hexadecimal; of a text its bytes in UTF-8. */
export const digestOf = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export function readEntry(text: string): ChainEntry | undefined {
  try {
    return chainEntry.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isSigned({ entry, signature, key }: ChainLink): boolean {
  try {
    const publicKey = { key: Buffer.from(key, "base64"), format: "der", type: "spki" } as const;
    return verify(null, Buffer.from(entry, "utf8"), publicKey, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/**
 * What is wrong with a chain of publications, link by link; nothing of a sound one. `digests`: the SHA-256 of each publication's text, by
 * its address; one that was withdrawn may lack it. A link that was cut off at the end is found by whoever noted a later head.
 */
export function chainFaults(links: readonly ChainLink[], digests: ReadonlyMap<string, string>): ChainFault[] {
  const faults: ChainFault[] = [];
  const released = new Set<string>();
  const entries = links.map(({ entry }) => readEntry(entry));
  const withdrawn = new Set(entries.flatMap((entry) => (entry?.kind === "withdrawal" ? [entry.slug] : [])));
  for (const [at, link] of links.entries()) {
    const position = at + 1;
    const fault = (what: ChainFault["what"]) => faults.push({ position, what });
    if (digestOf(link.entry) !== link.hash) fault("hash");
    if (!isSigned(link)) fault("signature");
    const entry = entries[at];
    if (!entry) {
      fault("unreadable");
      continue;
    }
    if (entry.position !== position) fault("order");
    if (entry.before !== (links[at - 1]?.hash ?? "")) fault("before");
    if (entry.kind === "withdrawal") {
      if (!released.has(entry.slug)) fault("withdrawn_unknown");
      continue;
    }
    released.add(entry.slug);
    const digest = digests.get(entry.slug);
    if (digest !== undefined && digest !== entry.digest) fault("digest");
    if (digest === undefined && !withdrawn.has(entry.slug)) fault("snapshot_missing");
  }
  return faults;
}
