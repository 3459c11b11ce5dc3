import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import {
  request,
  requestConfirmation,
  requestFile,
  requestHuman,
  requestMessage,
  requestText,
  requestWithdrawal,
} from "#db/schema/requests.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { DEFAULT_LOCALE, isLocale } from "#lib/i18n/locales.ts";
import { type ResidentActor, reachOf, type SystemActor } from "#lib/people/actor.ts";
import { unitOfPlace } from "#lib/units/place-queries.ts";
import { needOf } from "./catalogue-queries.ts";
import { alertDesk, raiseAlert } from "./danger-mutations.ts";
import { dangerIn } from "./danger-queries.ts";
import { renewDeadline, resumeIn } from "./deadline-mutations.ts";
import { tellable, workableFrom } from "./deadline-queries.ts";
import { officeHoursIn } from "./hours-queries.ts";
import type { Need } from "./need.ts";
import { REQUEST_CODE_LENGTH, requestCode, requestDigest } from "./request-code.ts";
import type { NewRequest } from "./request-definition.ts";
import { type CleanFile, MOST_FILES } from "./request-file.ts";
import { standingIn } from "./resident-queries.ts";
import { isOpen } from "./standing.ts";
import { dueAt } from "./working-hours.ts";

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
  const unitId = (isComplaint || unitSlug !== "" ? undefined : await unitOfPlace(place)) ?? (await unitOf(tx, unitSlug, isComplaint));
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
  if (!isComplaint) await assignByRule(tx, { id, unitId, needKey: need.key, now });
  return { id, unitId, dueAt: due };
}

/** Give a new request to whom the nearest rule names: the unit's own before one above it, one for its need before one for any. */
async function assignByRule(
  tx: Tx,
  { id, unitId, needKey, now }: { id: string; unitId: string; needKey: string; now: Date },
): Promise<void> {
  await tx.execute(sql`
    insert into request_assignment (request_id, unit_id, number, person_id, assigned_by, assigned_at)
    select ${id}, ${unitId}, 1, r.person_id, r.made_by, ${now.toISOString()}::timestamptz from (
      with recursive above as (select id, parent_id, 0 as height from unit where id = ${unitId}
        union all select u.id, u.parent_id, a.height + 1 from unit u join above a on u.id = a.parent_id)
      select rule.person_id, rule.made_by from above a join assignment_rule rule on rule.unit_id = a.id
      where rule.need_key is null or rule.need_key = ${needKey}
      order by a.height, rule.need_key nulls last limit 1) as r`);
}

/** Take a request in, and give the only copy of its code. */
export async function sendRequest(actor: ResidentActor, sent: NewRequest, now = new Date()): Promise<{ code: string; dueAt: Date }> {
  const need = await needOf(actor, sent.needKey);
  if (need?.triage !== "police") throw new NotFound("no such need");
  const code = requestCode([...randomBytes(REQUEST_CODE_LENGTH)]);
  const digest = requestDigest(code);
  const isDanger = await dangerIn(actor, [sent.words, sent.place, ...sent.said].join("\n"), sent.language);
  const { dueAt: due, raised } = await transaction({ everything: false, units: [], request: digest }, async (tx) => {
    const kept = await keepRequest(tx, need, sent, { digest, now });
    const alert = { id: kept.id, kind: need.kind, unitId: kept.unitId, language: sent.language, day: dayOf(now, env().RAPPORT_TIME_ZONE) };
    return { dueAt: kept.dueAt, raised: isDanger ? await alertDesk(tx, alert) : undefined };
  });
  if (raised) await raiseAlert(actor, raised, digest.toString("hex"));
  return { code, dueAt: due };
}

/** Show the units the clues of days that have ended: all of a day at once and in random order, so that nothing tells when each came. */
export function showClues(actor: SystemActor, now = new Date()): Promise<number> {
  return transaction(reachOf(actor), (tx) => showCluesIn(tx, now));
}

/** The same within a transaction that sees everything, for the seed too. */
export async function showCluesIn(tx: Tx, now: Date): Promise<number> {
  const today = dayOf(now, env().RAPPORT_TIME_ZONE);
  const waiting = await tx.execute<{ id: string }>(sql`
    select id from request where shown_on is null and received_on < ${today} order by random() for update skip locked`);
  // Written anew in that order, all of them by one transaction: neither their place on the disk nor who wrote them tells more.
  for (const { id } of waiting) {
    await tx.execute(sql`update request set shown_on = ${today} where id = ${id}`);
    await tx.execute(sql`update request_text set words = words where request_id = ${id}`);
  }
  return waiting.length;
}

/** Load the request of a code and do something with it, one at a time. */
function withRequest<T>(
  code: string,
  work: (tx: Tx, found: { id: string; unitId: string; needKey: string; language: string }) => Promise<T>,
): Promise<T> {
  const digest = requestDigest(code);
  return transaction({ everything: false, units: [], request: digest }, async (tx) => {
    const [found] = await tx
      .select({ id: request.id, unitId: request.unitId, needKey: request.needKey, language: request.language })
      .from(request)
      .where(eq(request.codeDigest, digest))
      .for("update");
    if (!found) throw new NotFound("no request of this code");
    return work(tx, found);
  });
}

/** Say something to the police about one's request. */
export async function writeToPolice(actor: ResidentActor, code: string, words: string, now = new Date()): Promise<void> {
  const isDanger = await dangerIn(actor, words, DEFAULT_LOCALE);
  const raised = await withRequest(code, async (tx, { id, unitId, needKey, language }) => {
    if (!isOpen(await standingIn(tx, id))) throw new Conflict("it is closed");
    const kind = (await needOf(actor, needKey))?.kind ?? "help";
    const isClue = kind === "clue";
    const day = dayOf(now, env().RAPPORT_TIME_ZONE);
    const message = { id: randomUUID(), requestId: id, unitId, words, writtenBy: null, on: day, at: isClue ? null : now };
    await tx.insert(requestMessage).values(message);
    await resumeIn(tx, id, tellable(now, isClue));
    return isDanger ? alertDesk(tx, { id, kind, unitId, day, language: isLocale(language) ? language : DEFAULT_LOCALE }) : undefined;
  });
  if (raised) await raiseAlert(actor, raised, requestDigest(code).toString("hex"));
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
    if (!solved) await renewDeadline(tx, id);
  });
}

/** Ask to speak to a person; asked twice, it stands once. */
export async function askForHuman(_actor: ResidentActor, code: string, now = new Date()): Promise<void> {
  await withRequest(code, async (tx, { id, unitId }) => {
    if (!isOpen(await standingIn(tx, id))) throw new Conflict("it is closed");
    await tx
      .insert(requestHuman)
      .values({ requestId: id, unitId, askedOn: dayOf(now, env().RAPPORT_TIME_ZONE) })
      .onConflictDoNothing();
  });
}

/** Send a file with one's request; says so where there are as many as there may be. */
export function sendFile(_actor: ResidentActor, code: string, { type, bytes }: CleanFile, now = new Date()): Promise<"kept" | "too_many"> {
  return withRequest(code, async (tx, { id, unitId }) => {
    if (!isOpen(await standingIn(tx, id))) throw new Conflict("it is closed");
    if ((await tx.$count(requestFile, eq(requestFile.requestId, id))) >= MOST_FILES) return "too_many";
    await tx
      .insert(requestFile)
      .values({ id: randomUUID(), requestId: id, unitId, type, bytes, sentOn: dayOf(now, env().RAPPORT_TIME_ZONE) });
    return "kept";
  });
}
