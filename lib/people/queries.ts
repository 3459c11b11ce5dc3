import "server-only";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { transaction } from "#db/transaction.ts";
import { ROLES, reachOf, type StaffActor, type SystemActor } from "./actor.ts";
import { digestOf } from "./session-id.ts";
import { IDLE_MS, LONGEST_MS, NOTED_EVERY_MS } from "./session-limits.ts";

const before = (now: Date, ms: number) => new Date(now.getTime() - ms).toISOString();

const found = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  unnoted: z.boolean(),
  roles: z.array(z.strictObject({ role: z.enum(ROLES), unitId: z.uuid() })),
  units: z.array(z.uuid()),
});

/** The person behind a session that is not over, the units their roles reach, and whether this request is to be noted. */
type SignedIn = Pick<StaffActor, "personId" | "name" | "roles" | "units"> & { unnoted: boolean };

export async function signedInBy(actor: SystemActor, sid: string, now: Date): Promise<SignedIn | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    // One statement, because it runs before every page of the staff.
    const [row] = await tx.execute(sql`
      select p.id as "personId", p.name, s.seen_at < ${before(now, NOTED_EVERY_MS)}::timestamptz as unnoted,
        (select coalesce(json_agg(json_build_object('role', h.role, 'unitId', h.unit_id) order by h.role, h.unit_id), '[]')
           from role_holding h where h.person_id = p.id) as roles,
        (with recursive reached as (
           select h.unit_id as id from role_holding h where h.person_id = p.id
           union
           select u.id from unit u join reached r on u.parent_id = r.id)
         select coalesce(json_agg(id), '[]') from reached) as units
      from staff_session s join person p on p.id = s.person_id
      where s.digest = ${digestOf(sid)}
        and s.seen_at > ${before(now, IDLE_MS)}::timestamptz
        and s.opened_at > ${before(now, LONGEST_MS)}::timestamptz
        and not exists (select from staff_session_end e where e.digest = s.digest)
        and not exists (select from person_leaving l where l.person_id = p.id)`);
    return row && found.parse(row);
  });
}
