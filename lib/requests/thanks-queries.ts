import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";

export type OwnThanks = { id: string; words: string | undefined; receivedOn: Day };
export type Recognised = { person: string; unitId: string; thanks: number };

/** What residents have thanked the actor for, after a lead's look; the newest first. */
export function ownThanks(actor: StaffActor): Promise<OwnThanks[]> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<{ id: string; words: string | null; receivedOn: Day }>(sql`
      select r.id, t.words, r.received_on::text as "receivedOn" from recognition c join request r on r.id = c.request_id
      left join request_text t on t.request_id = r.id where c.person_id = ${actor.personId} order by r.received_on desc, r.id limit 100`);
    return [...rows].map(({ words, ...row }) => ({ ...row, words: words ?? undefined }));
  });
}

/** How often each officer of the units that the actor leads was thanked between two days. */
export function recognisedIn(actor: StaffActor, { from, to }: { from: Day; to: Day }): Promise<Recognised[]> {
  return transaction(reachOf(actor), async (tx) => {
    const led = await unitsWithRole(actor, MAY["requests.supervise"], tx);
    const rows = await tx.execute<Recognised>(sql`
      select p.name as person, c.unit_id as "unitId", count(*)::int as thanks from recognition c join person p on p.id = c.person_id
      where c.unit_id = any (${uuids(led)}) and c.reviewed_on between ${from} and ${to}
      group by p.id, p.name, c.unit_id order by p.name`);
    return [...rows];
  });
}

/** For whom the thanks of a request were counted. */
export function recognisedFor(actor: StaffActor, id: string): Promise<string | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.execute<{ name: string }>(
      sql`select p.name from recognition c join person p on p.id = c.person_id where c.request_id = ${id}`,
    );
    return row?.name;
  });
}
