import "server-only";
import { eq, sql } from "drizzle-orm";
import { unit } from "#db/schema/units.ts";
import type { Tx } from "#db/transaction.ts";
import { env } from "#lib/env.ts";
import type { Role, StaffActor } from "#lib/people/actor.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { COMPLAINT_ROLES, DESK_ROLES, SUPERVISOR_ROLES } from "./desk-roles.ts";

/** What somebody may work: the requests of some units, and the complaints that stand with some. */
export type Work = { desk: readonly string[]; complaints: readonly string[] };

/** The same, told to row-level security too: it shows no complaint to a transaction that has not asked for its work. */
export async function workOf(tx: Tx, actor: StaffActor): Promise<Work> {
  const [desk, complaints] = [await unitsWithRole(actor, DESK_ROLES, tx), await unitsWithRole(actor, COMPLAINT_ROLES, tx)];
  await tx.execute(
    sql`select set_config('rapport.complaints', ${`{${complaints.join(",")}}`}, true), set_config('rapport.zone', ${env().RAPPORT_TIME_ZONE}, true)`,
  );
  return { desk, complaints };
}

/** Whether somebody holds one of some roles on a whole force. */
export async function holdsForce(tx: Tx, actor: StaffActor, roles: readonly Role[]): Promise<boolean> {
  const own = await unitsWithRole(actor, roles, tx);
  const forces = await tx.select({ id: unit.id }).from(unit).where(eq(unit.kind, "force"));
  return forces.some(({ id }) => own.includes(id));
}

/** What holds for every resident is kept by whoever administers or leads a whole force. */
export const leadsForce = (tx: Tx, actor: StaffActor): Promise<boolean> => holdsForce(tx, actor, SUPERVISOR_ROLES);
