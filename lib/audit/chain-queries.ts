import "server-only";
import { desc, sql } from "drizzle-orm";
import { auditCheck } from "#db/schema/audit.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { type Actor, reachOf, type SystemActor } from "#lib/people/actor.ts";
import { ChainReader, type Fault, type Head, type Link } from "./chain.ts";

const AT_ONCE = 5_000;

export type Verified = { events: number; head: Head; faults: Fault[]; noted: "holds" | "broken" | undefined };

async function linksAfter(tx: Tx, position: number): Promise<Link[]> {
  const rows = await tx.execute<{ position: string; eventId: string; hash: Buffer; bytes: Buffer | null }>(sql`
    select l.position::text as position, l.event_id as "eventId", l.hash,
      case when e.id is null then null else audit_bytes(e.id, e.at, e.actor, e.event, e.detail) end as bytes
    from audit_link l left join audit_event e on e.id = l.event_id
    where l.position > ${position} order by l.position limit ${AT_ONCE}`);
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/**
 * Read the whole chain as of one moment, hash by hash, and name what does not hold. `noted` is a head that was noted earlier, outside the
 * database: only it can tell of a tail that was cut off, or of a chain that was made anew.
 */
export function verifyChain(actor: SystemActor, noted?: Head): Promise<Verified> {
  return transaction(
    reachOf(actor),
    async (tx) => {
      const reader = new ChainReader();
      let events = 0;
      let holds: boolean | undefined = noted && false;
      for (let links = await linksAfter(tx, 0); links.length > 0; links = await linksAfter(tx, reader.head.position)) {
        for (const link of links) {
          reader.add(link);
          if (noted && link.position === noted.position) holds = reader.head.hash === noted.hash;
        }
        events += links.length;
      }
      const unlinked = await tx.execute<{ id: string }>(sql`
        select e.id from audit_event e where not exists (select from audit_link l where l.event_id = e.id)`);
      const faults = [...reader.faults, ...unlinked.map(({ id }): Fault => ({ position: 0, eventId: id, what: "link_missing" }))];
      return { events, head: reader.head, faults, noted: holds === undefined ? undefined : holds ? "holds" : "broken" };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** When the chain was last read, and what was found. */
export async function lastCheck(actor: Actor): Promise<{ at: Date; events: number; faults: number } | undefined> {
  const [row] = await transaction(reachOf(actor), (tx) => tx.select().from(auditCheck).orderBy(desc(auditCheck.checkedAt)).limit(1));
  return row && { at: row.checkedAt, events: row.events, faults: row.faults };
}
