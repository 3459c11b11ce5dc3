import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { request, requestConfirmation, requestMessage, requestText, requestWithdrawal } from "#db/schema/requests.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { needOf } from "./catalogue-queries.ts";
import { REQUEST_CODE_LENGTH, requestCode, requestDigest } from "./request-code.ts";
import type { NewRequest } from "./request-definition.ts";
import { standingIn } from "./resident-queries.ts";
import { isOpen } from "./standing.ts";
import { dueAt, usualHours } from "./working-hours.ts";

/** A complaint belongs to the force, so that the unit complained of never sees it; so does what names no station. */
async function unitOf(tx: Tx, slug: string, isComplaint: boolean): Promise<string> {
  const [named] = await tx.select({ id: unit.id, parentId: unit.parentId }).from(unit).where(eq(unit.slug, slug));
  if (named && !isComplaint) return named.id;
  const [top] = named
    ? await tx.execute<{ id: string }>(sql`
        with recursive above as (select id, parent_id from unit where id = ${named.id}
          union all select u.id, u.parent_id from unit u join above a on u.id = a.parent_id)
        select id from above where parent_id is null`)
    : await tx.execute<{ id: string }>(sql`select id from unit where kind = 'force' order by slug limit 1`);
  if (!top) throw new NotFound("there is no force");
  return top.id;
}

/** Take a request in, and give the only copy of its code. */
export async function sendRequest(
  actor: ResidentActor,
  { needKey, unitSlug, language, words, place }: NewRequest,
  now = new Date(),
): Promise<{ code: string; dueAt: Date }> {
  const need = await needOf(actor, needKey);
  if (need?.triage !== "police") throw new NotFound("no such need");
  const zone = env().RAPPORT_TIME_ZONE;
  const day = dayOf(now, zone);
  const isClue = need.kind === "clue";
  const code = requestCode([...randomBytes(REQUEST_CODE_LENGTH)]);
  const digest = requestDigest(code);
  // A clue's deadline is reckoned from the day alone, or it would tell the hour.
  const due = dueAt(isClue ? new Date(`${day}T00:00:00Z`) : now, need.hours, usualHours(zone));
  await transaction({ everything: false, units: [], request: digest }, async (tx) => {
    const unitId = await unitOf(tx, unitSlug, need.kind === "complaint");
    const id = randomUUID();
    await tx
      .insert(request)
      .values({ id, unitId, needKey, codeDigest: digest, language, receivedOn: day, receivedAt: isClue ? null : now, dueAt: due });
    await tx.insert(requestText).values({ requestId: id, unitId, words, place });
  });
  return { code, dueAt: due };
}

/** Load the request of a code and do something with it, one at a time. */
function withRequest<T>(code: string, work: (tx: Tx, found: { id: string; unitId: string; needKey: string }) => Promise<T>): Promise<T> {
  const digest = requestDigest(code);
  return transaction({ everything: false, units: [], request: digest }, async (tx) => {
    const [found] = await tx
      .select({ id: request.id, unitId: request.unitId, needKey: request.needKey })
      .from(request)
      .where(eq(request.codeDigest, digest))
      .for("update");
    if (!found) throw new NotFound("no request of this code");
    return work(tx, found);
  });
}

/** Say something to the police about one's request. */
export async function writeToPolice(actor: ResidentActor, code: string, words: string, now = new Date()): Promise<void> {
  const kindOf = async (key: string) => (await needOf(actor, key))?.kind;
  await withRequest(code, async (tx, { id, unitId, needKey }) => {
    if (!isOpen(await standingIn(tx, id))) throw new Conflict("it is closed");
    const at = (await kindOf(needKey)) === "clue" ? null : now;
    await tx
      .insert(requestMessage)
      .values({ id: randomUUID(), requestId: id, unitId, words, writtenBy: null, on: dayOf(now, env().RAPPORT_TIME_ZONE), at });
  });
}

/** Take one's request back. */
export async function withdrawRequest(_actor: ResidentActor, code: string, now = new Date()): Promise<void> {
  await withRequest(code, async (tx, { id, unitId }) => {
    if (!isOpen(await standingIn(tx, id))) throw new Conflict("it is closed");
    await tx.insert(requestWithdrawal).values({ requestId: id, unitId, on: dayOf(now, env().RAPPORT_TIME_ZONE) });
  });
}

/** Say whether it was solved; "no" reopens it once. */
export async function confirmSolved(
  _actor: ResidentActor,
  code: string,
  { solved, reason }: { solved: boolean; reason: string },
  now = new Date(),
): Promise<void> {
  await withRequest(code, async (tx, { id, unitId }) => {
    if ((await standingIn(tx, id)) !== "closed") throw new Conflict("there is nothing to confirm");
    const [round] = await tx.execute<{ last: number }>(sql`select max(round)::int as last from request_closure where request_id = ${id}`);
    await tx
      .insert(requestConfirmation)
      .values({ requestId: id, unitId, round: round?.last ?? 1, solved, reason, on: dayOf(now, env().RAPPORT_TIME_ZONE) });
  });
}
