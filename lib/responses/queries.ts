import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { type Actor, reachOf } from "#lib/people/actor.ts";

/** How many answers wait to be released, for each unit within the actor's reach that has any. */
export function waitingByUnit(actor: Actor): Promise<{ unitId: string; waiting: number }[]> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<{ unitId: string; waiting: number }>(
      sql`select unit_id as "unitId", count(*)::int as waiting from inbox group by unit_id`,
    );
    return [...rows];
  });
}
