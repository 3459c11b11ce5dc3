import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { COMPLAINT_ROLES, DESK_ROLES } from "./desk-roles.ts";
import type { NeedKind } from "./need.ts";

export type DeskPerson = { id: string; name: string };

/** Whoever works the requests of a unit: by a role on it or on a unit above it. */
export async function deskPeopleIn(tx: Tx, unitId: string, kind: NeedKind): Promise<DeskPerson[]> {
  const roles = kind === "complaint" ? COMPLAINT_ROLES : DESK_ROLES;
  const rows = await tx.execute<DeskPerson>(sql`
    with recursive above as (select id, parent_id from unit where id = ${unitId}
      union all select u.id, u.parent_id from unit u join above a on u.id = a.parent_id)
    select distinct p.id, p.name from above a join role_holding h on h.unit_id = a.id and h.role = any (${`{${roles.join(",")}}`}::text[])
    join person p on p.id = h.person_id order by p.name, p.id`);
  return [...rows];
}

export function deskPeople(actor: StaffActor, unitId: string, kind: NeedKind): Promise<DeskPerson[]> {
  return transaction(reachOf(actor), (tx) => deskPeopleIn(tx, unitId, kind));
}
