import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { holdsForce } from "#lib/units/queries.ts";

/** The queue is of everything, so only whoever administers a whole force sees what failed in it. */
export const mayMend = (actor: StaffActor, tx: Tx): Promise<boolean> => holdsForce(actor, "deliveries.mend", tx);

/** What could not be delivered, and why in the last try: never to whom, nor of what. */
export type FailedWork = { id: string; queue: "mail" | "call"; what: string; why: string; at: Date };

const MOST_ROWS = 100;

/** What failed in all its tries, the newest first; `undefined` for whoever may not mend it. */
export function failedWork(actor: StaffActor): Promise<FailedWork[] | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await mayMend(actor, tx))) return undefined;
    const rows = await tx.execute<Omit<FailedWork, "at"> & { at: string }>(sql`
      select id, replace(name, '-failed', '') as queue, coalesce(data->>'kind', data->>'event', '') as what,
        coalesce(source_output->>'message', '') as why, created_on as at
      from queue.job where name in ('mail-failed', 'call-failed') and state < 'active' order by created_on desc limit ${MOST_ROWS}`);
    return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }));
  });
}
