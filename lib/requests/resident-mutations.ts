import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { requestConfirmation, requestFile, requestFollowUp, requestHuman, requestMessage, requestWithdrawal } from "#db/schema/requests.ts";
import { transaction } from "#db/transaction.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { DEFAULT_LOCALE, isLocale } from "#lib/i18n/locales.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { keepRequest } from "./arrival-mutations.ts";
import { needOf } from "./catalogue-queries.ts";
import { reachOfCode, withRequest } from "./code-queries.ts";
import { alertDesk, raiseAlert } from "./danger-mutations.ts";
import { dangerIn } from "./danger-queries.ts";
import { renewDeadline, resumeIn } from "./deadline-mutations.ts";
import { tellable } from "./deadline-queries.ts";
import { followUpService } from "./follow-up.ts";
import { queueNotice } from "./notice-mutations.ts";
import { REQUEST_CODE_LENGTH, requestCode, requestDigest } from "./request-code.ts";
import type { NewRequest } from "./request-definition.ts";
import { type CleanFile, MOST_FILES } from "./request-file.ts";
import { standingIn } from "./resident-queries.ts";
import { isOpen, isRateable, MOST_ROUNDS } from "./standing.ts";
import { queueEvent } from "./webhook-mutations.ts";

/** Take a request in, and give the only copy of its code. */
export async function sendRequest(actor: ResidentActor, sent: NewRequest, now = new Date()): Promise<{ code: string; dueAt: Date }> {
  const need = await needOf(actor, sent.needKey);
  if (need?.triage !== "police") throw new NotFound("no such need");
  const code = requestCode([...randomBytes(REQUEST_CODE_LENGTH)]);
  const digest = requestDigest(code);
  const isDanger = await dangerIn(actor, [sent.words, sent.place, ...sent.said].join("\n"), sent.language);
  const { dueAt: due, raised } = await transaction(reachOfCode(code), async (tx) => {
    const kept = await keepRequest(tx, need, sent, { digest, now });
    const alert = { id: kept.id, kind: need.kind, unitId: kept.unitId, language: sent.language, day: dayOf(now, env().RAPPORT_TIME_ZONE) };
    return { dueAt: kept.dueAt, raised: isDanger ? await alertDesk(tx, alert) : undefined };
  });
  if (raised) await raiseAlert(actor, raised, digest.toString("hex"));
  return { code, dueAt: due };
}

/** Say something to the police about one's request. */
export async function writeToPolice(actor: ResidentActor, code: string, words: string, now = new Date()): Promise<void> {
  const isDanger = await dangerIn(actor, words, DEFAULT_LOCALE);
  const raised = await withRequest(code, async (tx, { id, unitId, kind, language }) => {
    if (!isOpen(await standingIn(tx, id))) throw new Conflict("it is closed");
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
  await withRequest(code, async (tx, { id, unitId, kind }) => {
    if ((await standingIn(tx, id)) !== "closed") throw new Conflict("there is nothing to confirm");
    const [round] = await tx.execute<{ last: number }>(sql`select max(round)::int as last from request_closure where request_id = ${id}`);
    await tx
      .insert(requestConfirmation)
      .values({ requestId: id, unitId, round: round?.last ?? 1, solved, reason, on: dayOf(now, env().RAPPORT_TIME_ZONE) });
    if (solved) return;
    await renewDeadline(tx, id);
    // A second "no" opens nothing, and of a clue no hour is told.
    if ((round?.last ?? 1) >= MOST_ROUNDS || kind === "clue") return;
    await queueNotice(tx, id, "reopened");
    await queueEvent(tx, "request.reopened", { id, unitId, at: now });
  });
}

/** Have a visit slip, once, to rate how one's request was handled: under which unit and service. */
export function claimRating(_actor: ResidentActor, code: string, now = new Date()): Promise<{ unitId: string; serviceKey: string }> {
  return withRequest(code, async (tx, { id, unitId, needKey }) => {
    const serviceKey = followUpService(needKey);
    if (!serviceKey || !isRateable(await standingIn(tx, id))) throw new Conflict("it is not closed");
    const given = await tx
      .insert(requestFollowUp)
      .values({ requestId: id, unitId, givenOn: dayOf(now, env().RAPPORT_TIME_ZONE) })
      .onConflictDoNothing()
      .returning({ id: requestFollowUp.requestId });
    if (given.length === 0) throw new Conflict("a slip has been given");
    return { unitId, serviceKey };
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
