import "server-only";
import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { driver } from "#db";
import { requestHold, requestHoldRelease } from "#db/schema/request-retention.ts";
import { request } from "#db/schema/requests.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { type ResidentActor, reachOf, type StaffActor, type SystemActor } from "#lib/people/actor.ts";
import { certificateDigest, type Deleted, type DeletedByNeed, FORGOTTEN, FORGOTTEN_KINDS } from "./retention.ts";
import { dueRows, keptBy } from "./retention-queries.ts";

/** So many requests a transaction, so that it holds nothing for long. */
const MOST_AT_ONCE = 500;

type Due = { id: string; unitId: string; need: string };

/** Delete or empty everything that was written of one request; how much of each there was. */
async function forget(tx: Tx, id: string): Promise<Deleted> {
  const counts: Record<string, number> = { requests: 1 };
  for (const kind of FORGOTTEN_KINDS) {
    const { table, emptied } = { emptied: undefined, ...FORGOTTEN[kind] };
    const [of, column] = [sql.identifier(table), sql.identifier(emptied ?? "")];
    const gone = emptied
      ? await tx.execute(sql`update ${of} set ${column} = '' where request_id = ${id} and ${column} <> '' returning 1`)
      : await tx.execute(sql`delete from ${of} where request_id = ${id} returning 1`);
    counts[kind] = gone.length;
  }
  // Whoever types the code now gets the same nothing as for a code that never was.
  await tx.execute(
    sql`update request set code_digest = decode(md5(gen_random_uuid()::text) || md5(gen_random_uuid()::text), 'hex') where id = ${id}`,
  );
  return counts as Deleted;
}

const added = (one: Deleted | undefined, other: Deleted): Deleted =>
  one ? (Object.fromEntries(Object.entries(other).map(([key, value]) => [key, value + one[key as keyof Deleted]])) as Deleted) : other;

/** Forget the requests of one unit and certify it. */
export async function forgetOfUnit(
  tx: Tx,
  actor: ResidentActor | SystemActor,
  unitId: string,
  due: readonly Due[],
  on: string,
): Promise<void> {
  const counts: DeletedByNeed = {};
  for (const { id, need } of due) counts[need] = added(counts[need], await forget(tx, id));
  const certificateId = randomUUID();
  const requests = due.map(({ id }) => id);
  const digest = certificateDigest({ id: certificateId, unitId, on, counts, requests });
  await tx.execute(sql`
    insert into deletion_certificate (id, unit_id, deleted_on, counts, digest)
    values (${certificateId}, ${unitId}, ${on}, ${JSON.stringify(counts)}::jsonb, ${digest})`);
  for (const id of requests)
    await tx.execute(sql`insert into request_deletion (request_id, unit_id, certificate_id) values (${id}, ${unitId}, ${certificateId})`);
  await record(tx, actor, { event: "requests.forgotten", certificateId, unitId, requests: requests.length, digest });
}

/** Dead rows would still hold what was written. */
export async function emptyFiles(): Promise<void> {
  for (const { table } of Object.values(FORGOTTEN)) await driver()`vacuum ${driver()(table)}`;
}

/** Delete what was written in requests that have been closed for as long as their need says, unless a hold stops it; how many. */
export async function forgetRequests(actor: SystemActor, { now = new Date() }: { now?: Date } = {}): Promise<number> {
  const on = dayOf(now, env().RAPPORT_TIME_ZONE);
  let all = 0;
  for (let some = MOST_AT_ONCE; some === MOST_AT_ONCE; all += some) {
    some = await transaction(reachOf(actor), async (tx) => {
      const locked = await tx.execute<Due>(sql`
        select r.id, r.unit_id as "unitId", r.need_key as need from request r
        where r.id in (select id from (${dueRows(on)}) as due order by due.due_on, due.id limit ${MOST_AT_ONCE}) for update`);
      const byUnit = Map.groupBy([...locked], ({ unitId }) => unitId);
      for (const [unitId, due] of byUnit) await forgetOfUnit(tx, actor, unitId, due, on);
      return locked.length;
    });
  }
  if (all > 0) await emptyFiles();
  return all;
}

/** Keep a request's words, whatever their age; held twice, it needs two releases. */
export function holdRequest(actor: StaffActor, requestId: string, why: string, now = new Date()): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const mayKeep = await keptBy(tx, actor);
    const [found] = await tx
      .select({ unitId: request.unitId, isComplaint: request.isComplaint })
      .from(request)
      .where(eq(request.id, requestId))
      .for("update");
    if (!found || !mayKeep(found)) throw new NotFound("no request of the actor's");
    const gone = await tx.execute(sql`select 1 from request_deletion where request_id = ${requestId}`);
    if (gone.length > 0) throw new Conflict("deleted already");
    const { unitId } = found;
    await tx.insert(requestHold).values({ id: randomUUID(), requestId, unitId, why, heldBy: actor.personId, heldAt: now });
    await record(tx, actor, { event: "request.held", requestId, unitId, why });
  });
}

/** Let a hold go; what is due is deleted in the next night. */
export function releaseHold(actor: StaffActor, holdId: string, why: string, now = new Date()): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const mayKeep = await keptBy(tx, actor);
    const [found] = await tx
      .select({ requestId: requestHold.requestId, unitId: requestHold.unitId, isComplaint: request.isComplaint })
      .from(requestHold)
      .innerJoin(request, eq(request.id, requestHold.requestId))
      .where(eq(requestHold.id, holdId));
    if (!found || !mayKeep(found)) throw new NotFound("no hold of the actor's");
    const { requestId, unitId } = found;
    const released = { holdId, requestId, unitId, why, releasedBy: actor.personId, releasedAt: now };
    const first = await tx.insert(requestHoldRelease).values(released).onConflictDoNothing().returning();
    if (first.length === 0) throw new Conflict("released already");
    await record(tx, actor, { event: "request.hold_released", requestId, unitId, why });
  });
}
