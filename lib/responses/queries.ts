import "server-only";
import { eq, sql } from "drizzle-orm";
import { recount } from "#db/schema/responses.ts";
import { transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { type Actor, reachOf, type SystemActor } from "#lib/people/actor.ts";

/** How many answers wait to be released, for each unit within the actor's reach that has any. */
export function waitingByUnit(actor: Actor): Promise<{ unitId: string; waiting: number }[]> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<{ unitId: string; waiting: number }>(
      sql`select unit_id as "unitId", count(*)::int as waiting from inbox where held_for = '{}' group by unit_id`,
    );
    return [...rows];
  });
}

/** Whether the tallies have been recounted on a day. */
export function recountedOn(actor: SystemActor, day: Day): Promise<boolean> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.select({ day: recount.day }).from(recount).where(eq(recount.day, day));
    return rows.length > 0;
  });
}
