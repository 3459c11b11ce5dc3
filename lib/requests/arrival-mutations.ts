import "server-only";
import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { request, requestText } from "#db/schema/requests.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type SystemActor } from "#lib/people/actor.ts";
import { unitOfPlace } from "#lib/units/place-queries.ts";
import { workableFrom } from "./deadline-queries.ts";
import { officeHoursIn } from "./hours-queries.ts";
import type { Need } from "./need.ts";
import type { NewRequest } from "./request-definition.ts";
import { queueEvent } from "./webhook-mutations.ts";
import { dueAt, momentOf } from "./working-hours.ts";

/** Above a station is its district, and above all the force. */
async function chainOf(tx: Tx, unitId: string): Promise<{ id: string; parentId: string | null }[]> {
  const rows = await tx.execute<{ id: string; parentId: string | null }>(sql`
    with recursive above as (select id, parent_id, 0 as height from unit where id = ${unitId}
      union all select u.id, u.parent_id, a.height + 1 from unit u join above a on u.id = a.parent_id)
    select id, parent_id as "parentId" from above order by height`);
  return [...rows];
}

/** A complaint stands with the force, so that the unit complained of never has it; so does what names no station. */
async function unitOf(tx: Tx, slug: string, isComplaint: boolean): Promise<string> {
  const [named] = await tx.select({ id: unit.id }).from(unit).where(eq(unit.slug, slug));
  if (named && !isComplaint) return named.id;
  const [force] = named
    ? (await chainOf(tx, named.id)).slice(-1)
    : await tx.select({ id: unit.id }).from(unit).where(eq(unit.kind, "force")).orderBy(unit.slug).limit(1);
  if (!force) throw new NotFound("there is no force");
  return force.id;
}

/** Take a request in, within a transaction that names the digest of its code. */
export async function keepRequest(
  tx: Tx,
  need: Need,
  { unitSlug, language, words, place, position, choices, said }: NewRequest,
  { digest, now }: { digest: Buffer; now: Date },
): Promise<{ id: string; unitId: string; dueAt: Date }> {
  const zone = env().RAPPORT_TIME_ZONE;
  const day = dayOf(now, zone);
  const isClue = need.kind === "clue";
  const isComplaint = need.kind === "complaint";
  // Who named no station may have named a place that one has listed.
  const unitId = (isComplaint || unitSlug !== "" ? undefined : await unitOfPlace(tx, place)) ?? (await unitOf(tx, unitSlug, isComplaint));
  const due = dueAt(workableFrom(day, isClue ? null : now), need.hours, await officeHoursIn(tx, unitId));
  const id = randomUUID();
  await tx.insert(request).values({
    id,
    unitId,
    needKey: need.key,
    needVersion: need.version,
    isComplaint,
    codeDigest: digest,
    language,
    receivedOn: day,
    receivedAt: isClue ? null : now,
    dueAt: due,
    shownOn: isClue ? null : day,
  });
  const { latitude = null, longitude = null } = position ?? {};
  await tx.insert(requestText).values({ requestId: id, unitId, words, place, latitude, longitude, choices, said });
  // A clue is given to somebody when it is shown: a moment would tell when it came.
  if (!isComplaint && !isClue) await assignByRule(tx, { id, unitId, needKey: need.key, now });
  // A clue is told of when it is shown.
  if (!isClue) await queueEvent(tx, "request.received", { id, unitId, at: now });
  return { id, unitId, dueAt: due };
}

/** Give a new request to whom the nearest rule names: the unit's own before one above it, one for its need before one for any. */
export async function assignByRule(
  tx: Tx,
  { id, unitId, needKey, now }: { id: string; unitId: string; needKey: string; now: Date },
): Promise<void> {
  await tx.execute(sql`
    insert into request_assignment (request_id, unit_id, number, person_id, assigned_by, assigned_at)
    select ${id}, ${unitId}, (select coalesce(max(number), 0) + 1 from request_assignment where request_id = ${id}), r.person_id, r.made_by, ${now.toISOString()}::timestamptz from (
      with recursive above as (select id, parent_id, 0 as height from unit where id = ${unitId}
        union all select u.id, u.parent_id, a.height + 1 from unit u join above a on u.id = a.parent_id)
      select rule.person_id, rule.made_by from above a join assignment_rule rule on rule.unit_id = a.id
      where rule.need_key is null or rule.need_key = ${needKey}
      order by a.height, rule.need_key nulls last limit 1) as r`);
}

/** Show the units the clues of days that have ended: all of a day at once and in random order, so that nothing tells when each came. */
export function showClues(actor: SystemActor, now = new Date()): Promise<number> {
  return transaction(reachOf(actor), (tx) => showCluesIn(tx, now));
}

/** The same within a transaction that sees everything, for the seed too. */
export async function showCluesIn(tx: Tx, now: Date): Promise<number> {
  const today = dayOf(now, env().RAPPORT_TIME_ZONE);
  const waiting = await tx.execute<{ id: string; unitId: string; needKey: string }>(sql`
    select id, unit_id as "unitId", need_key as "needKey" from request
    where shown_on is null and received_on < ${today} order by random() for update skip locked`);
  const morning = momentOf(today, 0, env().RAPPORT_TIME_ZONE);
  // Written anew in that order, all of them by one transaction: neither their place on the disk nor who wrote them tells more.
  for (const { id, unitId, needKey } of waiting) {
    await tx.execute(sql`update request set shown_on = ${today} where id = ${id}`);
    await tx.execute(sql`update request_text set words = words where request_id = ${id}`);
    await tx.execute(sql`update request_file set type = type where request_id = ${id}`);
    await assignByRule(tx, { id, unitId, needKey, now: morning });
    await queueEvent(tx, "request.received", { id, unitId, at: today });
  }
  await openAndEndClues(tx, today);
  return waiting.length;
}

/** What residents have said of their clues until yesterday: taken back, or not solved. */
async function openAndEndClues(tx: Tx, today: Day): Promise<void> {
  await tx.execute(sql`
    delete from request_open o using request r, request_withdrawal w
    where r.id = o.request_id and r.received_at is null and w.request_id = r.id and w.withdrawn_on < ${today}`);
  await tx.execute(sql`
    insert into request_open (request_id, unit_id, is_complaint, is_again, due_at)
    select r.id, r.unit_id, r.is_complaint, true, r.due_at from request r join request_confirmation f on f.request_id = r.id
    where r.received_at is null and not f.solved and f.round < 2 and f.said_on < ${today}
      and not exists (select from request_closure c where c.request_id = r.id and c.round > f.round)
      and not exists (select from request_withdrawal w where w.request_id = r.id)
    on conflict do nothing`);
}
