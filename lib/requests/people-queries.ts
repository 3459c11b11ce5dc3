import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { ROLES, type Role, reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import type { NeedKind } from "./need.ts";

export type DeskPerson = { id: string; name: string };

/** Whoever holds one of some roles on a unit or on one above it. */
async function holdersIn(tx: Tx, unitId: string, roles: readonly Role[]): Promise<DeskPerson[]> {
  const rows = await tx.execute<DeskPerson>(sql`
    with recursive above as (select id, parent_id from unit where id = ${unitId}
      union all select u.id, u.parent_id from unit u join above a on u.id = a.parent_id)
    select distinct p.id, p.name from above a join role_holding h on h.unit_id = a.id and h.role = any (${`{${roles.join(",")}}`}::text[])
    join person p on p.id = h.person_id order by p.name, p.id`);
  return [...rows];
}

/** Whoever works the requests of a unit. */
export function deskPeopleIn(tx: Tx, unitId: string, kind: NeedKind): Promise<DeskPerson[]> {
  return holdersIn(tx, unitId, kind === "complaint" ? MAY["complaints.work"] : MAY["requests.work"]);
}

/** Whoever a resident may have met: anybody with a role on a unit or above it. */
export function officersIn(tx: Tx, unitId: string): Promise<DeskPerson[]> {
  return holdersIn(tx, unitId, ROLES);
}

export function officers(actor: StaffActor, unitId: string): Promise<DeskPerson[]> {
  return transaction(reachOf(actor), (tx) => officersIn(tx, unitId));
}

export function deskPeople(actor: StaffActor, unitId: string, kind: NeedKind): Promise<DeskPerson[]> {
  return transaction(reachOf(actor), (tx) => deskPeopleIn(tx, unitId, kind));
}
