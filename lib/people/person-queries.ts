import "server-only";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { holdsForce, unitsWithRole } from "#lib/units/queries.ts";
import { ROLES, reachOf, type StaffActor } from "./actor.ts";
import { MAY } from "./matrix.ts";

const kept = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.strictObject({ role: z.enum(ROLES), unitId: z.uuid() })),
  hasPassword: z.boolean(),
  hasFactor: z.boolean(),
  hasIdentity: z.boolean(),
  isInvited: z.boolean(),
  hasLeft: z.boolean(),
  lastSeenOn: z.string().nullable(),
  reset: z.strictObject({ id: z.uuid(), why: z.string(), askedBy: z.uuid(), askedByName: z.string(), askedAt: z.coerce.date() }).nullable(),
});
/** Somebody who works here, as whoever keeps people sees them. */
export type KeptPerson = z.infer<typeof kept> & {
  /** Whether all their roles stand on units that the actor keeps: only then is the account as a whole the actor's to keep. */
  isWholly: boolean;
};

/** The people with a role on a unit that the actor keeps, by name; without any role, for who keeps a whole force. */
export async function keptPeopleIn(tx: Tx, actor: StaffActor, personId?: string): Promise<KeptPerson[]> {
  if (personId !== undefined && !z.uuid().safeParse(personId).success) return [];
  const units = await unitsWithRole(actor, MAY["people.keep"], tx);
  if (units.length === 0) return [];
  const whole = await holdsForce(actor, "people.keep", tx);
  const rows = await tx.execute(sql`
    select p.id, p.email, p.name,
      (select coalesce(json_agg(json_build_object('role', h.role, 'unitId', h.unit_id) order by h.role, h.unit_id), '[]')
         from role_holding h where h.person_id = p.id) as roles,
      p.password_hash is not null as "hasPassword",
      exists (select from person_totp t where t.person_id = p.id) or exists (select from person_passkey k where k.person_id = p.id) as "hasFactor",
      exists (select from person_identity i where i.person_id = p.id) as "hasIdentity",
      exists (select from person_invitation i where i.person_id = p.id and i.expires_at > now()
        and not exists (select from person_invitation_end e where e.invitation_id = i.id)) as "isInvited",
      exists (select from person_leaving l where l.person_id = p.id) as "hasLeft",
      (select max(s.seen_at)::date::text from staff_session s where s.person_id = p.id) as "lastSeenOn",
      (select json_build_object('id', r.id, 'why', r.why, 'askedBy', r.asked_by, 'askedByName', a.name, 'askedAt', r.asked_at)
         from factor_reset r join person a on a.id = r.asked_by
         where r.person_id = p.id and not exists (select from factor_reset_end e where e.reset_id = r.id)
         order by r.asked_at desc limit 1) as reset
    from person p
    where (exists (select from role_holding h where h.person_id = p.id and h.unit_id = any (${uuids(units)}))
        or (${whole} and not exists (select from role_holding h where h.person_id = p.id)))
      and (${personId ?? null}::uuid is null or p.id = ${personId ?? null}::uuid)
    order by p.name, p.id`);
  return rows.map((row) => {
    const one = kept.parse(row);
    return { ...one, isWholly: one.roles.every(({ unitId }) => units.includes(unitId)) };
  });
}

export function keptPeople(actor: StaffActor): Promise<KeptPerson[]> {
  return transaction(reachOf(actor), (tx) => keptPeopleIn(tx, actor));
}

export function keptPerson(actor: StaffActor, personId: string): Promise<KeptPerson | undefined> {
  return transaction(reachOf(actor), async (tx) => (await keptPeopleIn(tx, actor, personId))[0]);
}
