import "server-only";
import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { holdsForce, unitsWithRole } from "#lib/units/queries.ts";
import { type AuditKind, eventsOfKind } from "./catalogue.ts";

export type AuditFilter = {
  /** Whole days in the force's time zone, both included. */
  from: Day;
  to: Day;
  kind?: AuditKind | undefined;
  /** What this person did, and what was done about them. */
  personId?: string | undefined;
  unitId?: string | undefined;
  /** A field of the detail and its value: the history of one thing. */
  object?: readonly [string, string] | undefined;
};

const line = z.strictObject({
  position: z.coerce.number(),
  at: z.coerce.date(),
  actor: z.string(),
  byName: z.string().nullable(),
  event: z.string(),
  detail: z.record(z.string(), z.unknown()),
  aboutName: z.string().nullable(),
});
export type AuditLine = z.infer<typeof line>;

/**
 * Whose events somebody reads: those about units where they may, and about people who work there; whoever may in a whole force also those
 * about no unit. An event about a complaint is read by complaints and auditors alone: row-level security shows its request to nobody else.
 */
async function readable(tx: Tx, actor: StaffActor): Promise<SQL | undefined> {
  const units = await unitsWithRole(actor, MAY["audit.read"], tx);
  if (units.length === 0) return undefined;
  const whole = await holdsForce(actor, "audit.read", tx);
  const complaints = await unitsWithRole(actor, ["auditor", ...MAY["complaints.work"]], tx);
  await tx.execute(sql`select set_config('rapport.complaints', ${`{${complaints.join(",")}}`}, true)`);
  return sql`(
    (e.detail->>'unitId')::uuid = any (${uuids(units)})
    or (not e.detail ? 'unitId' and (${whole} or exists (
      select from role_holding h where h.person_id = (e.detail->>'personId')::uuid and h.unit_id = any (${uuids(units)}))))
  ) and (not e.detail ? 'requestId' or exists (select from request r where r.id = (e.detail->>'requestId')::uuid))`;
}

function matching({ from, to, kind, personId, unitId, object }: AuditFilter): SQL {
  const zone = env().RAPPORT_TIME_ZONE;
  const holds = (field: string, value: string) => sql`e.detail @> ${JSON.stringify({ [field]: value })}::jsonb`;
  return sql.join(
    [
      sql`e.at >= (${from}::date::timestamp at time zone ${zone})`,
      sql`e.at < ((${to}::date + 1)::timestamp at time zone ${zone})`,
      ...(kind ? [sql`e.event in ${eventsOfKind(kind)}`] : []),
      ...(personId ? [sql`(e.actor = ${`staff:${personId}`} or ${holds("personId", personId)})`] : []),
      ...(unitId ? [holds("unitId", unitId)] : []),
      ...(object ? [holds(object[0], object[1])] : []),
    ],
    sql` and `,
  );
}

/** The events that the actor may read, the newest first, below a position; `undefined` for whoever may read none. */
export async function auditLinesIn(
  tx: Tx,
  actor: StaffActor,
  filter: AuditFilter,
  { below = Number.MAX_SAFE_INTEGER, most }: { below?: number | undefined; most: number },
): Promise<AuditLine[] | undefined> {
  const mine = await readable(tx, actor);
  if (!mine) return undefined;
  const rows = await tx.execute(sql`
    select l.position::text as position, e.at, e.actor, p.name as "byName", e.event, e.detail, about.name as "aboutName"
    from audit_link l join audit_event e on e.id = l.event_id
    left join person p on e.actor = 'staff:' || p.id::text
    left join person about on about.id = (e.detail->>'personId')::uuid
    where l.position < ${below} and ${mine} and ${matching(filter)}
    order by l.position desc limit ${most}`);
  return rows.map((row) => line.parse(row));
}

export function auditLines(
  actor: StaffActor,
  filter: AuditFilter,
  page: { below?: number | undefined; most: number },
): Promise<AuditLine[] | undefined> {
  return transaction(reachOf(actor), (tx) => auditLinesIn(tx, actor, filter, page));
}

/** The people whose events the actor may read, by name. */
export function auditedPeople(actor: StaffActor): Promise<{ id: string; name: string }[]> {
  return transaction(reachOf(actor), async (tx) => {
    const units = await unitsWithRole(actor, MAY["audit.read"], tx);
    return tx.execute<{ id: string; name: string }>(sql`
      select p.id, p.name from person p
      where exists (select from role_holding h where h.person_id = p.id and h.unit_id = any (${uuids(units)})) order by p.name, p.id`);
  });
}
