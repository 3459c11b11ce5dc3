import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { mayWork } from "./desk-queries.ts";
import { workOf } from "./work-queries.ts";

export type SimilarRequest = { id: string; receivedOn: Day; words: string; place: string; alike: number };

/** From this on two texts are looked at as one matter: pg_trgm's own threshold for words alike. */
const ALIKE = 0.3;
const MOST = 5;

/** Open requests of the same unit that may be the same matter: by the trigrams of their words, and of their place where both have one. */
export function similarRequests(actor: StaffActor, id: string): Promise<SimilarRequest[]> {
  return transaction(reachOf(actor), async (tx) => {
    const work = await workOf(tx, actor);
    const rows = await tx.execute<SimilarRequest>(sql`
      select * from (
        select r.id, r.received_on::text as "receivedOn", t.words, t.place,
          case when t.place = '' or own.place = '' then similarity(t.words, own.words)
            else greatest(similarity(t.words, own.words), 0.6 * similarity(t.words, own.words) + 0.4 * similarity(t.place, own.place)) end as alike
        from request_text own join request mine on mine.id = own.request_id
        join request_open o on o.unit_id = mine.unit_id and o.is_complaint = mine.is_complaint and o.request_id <> mine.id
        join request r on r.id = o.request_id and r.need_key = mine.need_key
        join request_text t on t.request_id = r.id
        where own.request_id = ${id} and ${mayWork(work)}) as found
      where alike > ${ALIKE} order by alike desc, id limit ${MOST}`);
    return [...rows];
  });
}
