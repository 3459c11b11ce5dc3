import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { addDays, type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { certificateDigest, type DeletedByNeed, deletedByNeed } from "./retention.ts";
import { workOf } from "./work-queries.ts";

/** Requests that are over and were closed, or taken back, for the last time so long ago that their words are due by a day; held ones not, unless asked for. */
export function dueRows(by: Day, { withHeld = false } = {}): SQL {
  return sql`
    select ended.* from (
      select r.id, r.unit_id, r.is_complaint, r.need_key, v.title,
        greatest((select max(closed_on) from request_closure c where c.request_id = r.id),
          (select withdrawn_on from request_withdrawal w where w.request_id = r.id)) + v.keep_days as due_on
      from request r join help_need_version v on v.need_key = r.need_key and v.number = r.need_version
      where not exists (select from request_open o where o.request_id = r.id)
        and not exists (select from request_deletion d where d.request_id = r.id)
    ) as ended where due_on < ${by}::date and (${withHeld} or not exists (
      select from request_hold h where h.request_id = ended.id and not exists (select from request_hold_release l where l.hold_id = h.id)))`;
}

/** Which requests somebody may keep from deletion; row-level security is told of the complaints among them. */
export async function keptBy(tx: Tx, actor: StaffActor): Promise<(found: { unitId: string; isComplaint: boolean }) => boolean> {
  const { complaints } = await workOf(tx, actor);
  const units = await unitsWithRole(actor, MAY["requests.hold"], tx);
  return ({ unitId, isComplaint }) => (isComplaint ? complaints : units).includes(unitId);
}

export type DueRequest = { id: string; unitName: Localised; need: Localised; dueOn: Day };
export type Hold = { id: string; requestId: string; unitName: Localised; need: Localised; why: string; by: string; at: Date };
export type Certificate = { id: string; unitId: string; unitName: Localised; on: Day; counts: DeletedByNeed; digest: string };

const AHEAD_DAYS = 30;
const MOST_ROWS = 200;

/** What is due within the month, what is held, and what was deleted; `undefined` for whoever keeps nothing. */
export function retention(
  actor: StaffActor,
  now = new Date(),
): Promise<{ due: DueRequest[]; holds: Hold[]; certificates: Certificate[] } | undefined> {
  if (!actor.roles.some(({ role }) => MAY["requests.hold"].some((each) => each === role))) return Promise.resolve(undefined);
  const until = addDays(dayOf(now, env().RAPPORT_TIME_ZONE), AHEAD_DAYS);
  return transaction(reachOf(actor), async (tx) => {
    const mayKeep = await keptBy(tx, actor);
    type Row = { unitId: string; isComplaint: boolean; name: unknown; title: unknown };
    const due = await tx.execute<Row & { id: string; dueOn: Day }>(sql`
      select due.id, due.unit_id as "unitId", due.is_complaint as "isComplaint", u.name, due.title, due.due_on::text as "dueOn"
      from (${dueRows(until)}) as due join unit u on u.id = due.unit_id order by due.due_on, due.id limit ${MOST_ROWS}`);
    const holds = await tx.execute<Row & { id: string; requestId: string; why: string; by: string; at: string }>(sql`
      select h.id, h.request_id as "requestId", h.unit_id as "unitId", r.is_complaint as "isComplaint", u.name, v.title, h.why, p.name as by,
        h.held_at as at
      from request_hold h join request r on r.id = h.request_id join unit u on u.id = h.unit_id join person p on p.id = h.held_by
        join help_need_version v on v.need_key = r.need_key and v.number = r.need_version
      where not exists (select from request_hold_release l where l.hold_id = h.id) order by h.held_at desc limit ${MOST_ROWS}`);
    const certificates = await tx.execute<CertificateRow>(sql`${certificateRows} order by c.deleted_on desc, c.id limit ${MOST_ROWS}`);
    const read = ({ name, title }: Row) => ({ unitName: localised.parse(name), need: localised.parse(title) });
    return {
      due: due.filter(mayKeep).map((row) => ({ ...read(row), id: row.id, dueOn: row.dueOn })),
      holds: holds.filter(mayKeep).map((row) => {
        const { id, requestId, why, by, at } = row;
        return { ...read(row), id, requestId, why, by, at: new Date(at) };
      }),
      certificates: certificates.filter(({ unitId }) => mayKeep({ unitId, isComplaint: false })).map(certificateOf),
    };
  });
}

type CertificateRow = { id: string; unitId: string; name: unknown; on: Day; counts: unknown; digest: string };
const certificateRows = sql`
  select c.id, c.unit_id as "unitId", u.name, c.deleted_on::text as "on", c.counts, c.digest
  from deletion_certificate c join unit u on u.id = c.unit_id`;
const certificateOf = ({ name, counts, ...row }: CertificateRow): Certificate => ({
  ...row,
  unitName: localised.parse(name),
  counts: deletedByNeed.parse(counts),
});

/** A certificate, and whether it still agrees with its digest and the requests it is of. */
export function certificate(actor: StaffActor, id: string): Promise<(Certificate & { holdsTrue: boolean }) | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const mayKeep = await keptBy(tx, actor);
    const [row] = await tx.execute<CertificateRow>(sql`${certificateRows} where c.id = ${id}`);
    if (!row || !mayKeep({ unitId: row.unitId, isComplaint: false })) return undefined;
    // Its digest covers complaints too, whose ids this reader may not see: the database answers for all of them.
    await tx.execute(sql`select set_config('rapport.everything', 'on', true)`);
    const requests = await tx.execute<{ id: string }>(sql`select request_id as id from request_deletion where certificate_id = ${id}`);
    const found = certificateOf(row);
    return { ...found, holdsTrue: certificateDigest({ ...found, requests: requests.map((each) => each.id) }) === found.digest };
  });
}
