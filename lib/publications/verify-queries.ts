import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { reachOf, residentActor, type SystemActor } from "#lib/people/actor.ts";
import { type ChainFault, chainFaults, readEntry } from "./chain.ts";
import { chainLinks, storedDigests } from "./public-queries.ts";

export type PublicationFault =
  | ChainFault
  | { position: number; what: "row" }
  /** A publication without a link, or one that is not what was checked. */
  | { slug: string; what: "unlinked" | "unchecked" };

type Link = { position: number; slug: string; unit: string; entry: string };

/**
 * What is wrong with the publications as they are stored: the chain, every text, and the rows around them; nothing of sound ones. A chain that
 * was cut off at its end is found by whoever noted a later head.
 */
export async function verifyPublications(actor: SystemActor): Promise<{ links: number; head: string; faults: PublicationFault[] }> {
  const links = await chainLinks(residentActor());
  const faults: PublicationFault[] = chainFaults(links, await storedDigests(residentActor()));
  await transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<Link>(sql`
      select l.position, l.slug, u.slug as unit, l.entry from publication_link l join unit u on u.id = l.unit_id order by l.position`);
    for (const [at, { position, slug, unit, entry }] of [...rows].entries()) {
      const said = readEntry(entry);
      if (position !== at + 1 || said?.slug !== slug || said.unit !== unit) faults.push({ position, what: "row" });
    }
    const stray = await tx.execute<{ slug: string; linked: boolean }>(sql`
      select p.slug, exists (select from publication_link l where l.slug = p.slug and l.unit_id = p.unit_id) as linked
      from publication p left join publication_release r on r.slug = p.slug left join publication_check c on c.draft_id = r.draft_id
        left join publication_draft d on d.id = r.draft_id
      where c.snapshot is distinct from p.snapshot or d.unit_id is distinct from p.unit_id
        or not exists (select from publication_link l where l.slug = p.slug and l.unit_id = p.unit_id)`);
    for (const { slug, linked } of stray) faults.push({ slug, what: linked ? "unchecked" : "unlinked" });
  });
  return { links: links.length, head: `${links.length}:${links.at(-1)?.hash ?? ""}`, faults };
}
