import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { env } from "#lib/env.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";

/** What somebody may work: the requests of some units, and the complaints that stand with some. */
export type Work = { desk: readonly string[]; complaints: readonly string[] };

/** The same, told to row-level security too: it shows no complaint to a transaction that has not asked for its work. */
export async function workOf(tx: Tx, actor: StaffActor): Promise<Work> {
  const [desk, complaints] = [await unitsWithRole(actor, MAY["requests.work"], tx), await unitsWithRole(actor, MAY["complaints.work"], tx)];
  await tx.execute(
    sql`select set_config('rapport.complaints', ${`{${complaints.join(",")}}`}, true), set_config('rapport.zone', ${env().RAPPORT_TIME_ZONE}, true)`,
  );
  return { desk, complaints };
}
