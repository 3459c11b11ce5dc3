import "server-only";
import { eq, sql } from "drizzle-orm";
import { requestMerge, requestReferral } from "#db/schema/desk.ts";
import { request } from "#db/schema/requests.ts";
import { unit } from "#db/schema/units.ts";
import { beyondReach, type Tx } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { DEFAULT_LOCALE, inLocale, isLocale, type Locale, localised } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { assignByRule } from "./arrival-mutations.ts";
import { agencies } from "./catalogue-queries.ts";
import { renewDeadline } from "./deadline-mutations.ts";
import { closeIn, giveIn, lastAssignmentIn, tellIn, working } from "./desk-mutations.ts";
import { queueNotice } from "./notice-mutations.ts";
import { deskPeopleIn } from "./people-queries.ts";

/** Give a request to somebody of the desk, or back to the desk; `seen`: how often it had changed hands when the page was loaded. */
export function assignRequest(
  actor: StaffActor,
  id: string,
  { personId, seen }: { personId: string | null; seen: number },
  now = new Date(),
): Promise<void> {
  return working(actor, id, async (tx, { unitId, kind }) => {
    if (personId && !(await deskPeopleIn(tx, unitId, kind)).some((each) => each.id === personId)) throw new NotFound("nobody of this desk");
    if (((await lastAssignmentIn(tx, id))?.number ?? 0) !== seen) throw new Conflict("it changed hands meanwhile");
    await giveIn(tx, actor, { id, unitId, personId, number: seen + 1, now });
    await record(tx, actor, { event: "request.assigned", requestId: id, unitId, personId });
  });
}

/** Every table whose rows stand with the unit of their request; a test looks for others. */
export const FOLLOWS = [
  ...["request_text", "request_message", "request_note", "request_assignment", "request_closure", "request_confirmation"],
  ...["request_file", "request_human", "request_pause", "request_referral", "request_merge", "request_withdrawal", "request_follow_up"],
  ...["request_notice_address", "request_notice_verified", "request_hold", "request_hold_release", "request_deletion"],
  ...["request_escalation", "bulk_action_request", "recognition", "danger_alert"],
] as const;

async function languageOf(tx: Tx, id: string): Promise<Locale> {
  const [row] = await tx.select({ language: request.language }).from(request).where(eq(request.id, id));
  return row && isLocale(row.language) ? row.language : DEFAULT_LOCALE;
}

type Referral = { id: string; unitId: string; fromUnitId: string; agencyKey: string | null; why: string; now: Date };

async function noteReferral(tx: Tx, actor: StaffActor, { id, now, ...referral }: Referral): Promise<void> {
  const number = 1 + (await tx.$count(requestReferral, eq(requestReferral.requestId, id)));
  const referredOn = dayOf(now, env().RAPPORT_TIME_ZONE);
  await tx.insert(requestReferral).values({ requestId: id, number, ...referral, referredBy: actor.personId, referredOn });
}

/** Hand a request on to another unit, which gets it with all that was said; the resident is told, and its deadline is reckoned in that unit's hours. */
export function referToUnit(
  actor: StaffActor,
  id: string,
  { toUnitId, why }: { toUnitId: string; why: string },
  now = new Date(),
): Promise<void> {
  return working(actor, id, async (tx, { unitId, kind }) => {
    // A complaint stands with the force and is handed to no unit.
    if (kind === "complaint" || toUnitId === unitId) throw new NotFound("nowhere to hand it on to");
    const [to] = await tx.select({ name: unit.name }).from(unit).where(eq(unit.id, toUnitId));
    if (!to) throw new NotFound("no such unit");
    const locale = await languageOf(tx, id);
    const words = translator(locale, "help")("referred_unit", { unit: inLocale(localised.parse(to.name), locale) });
    await beyondReach(tx, async () => {
      await tx.update(request).set({ unitId: toUnitId }).where(eq(request.id, id));
      for (const table of FOLLOWS)
        await tx.execute(sql`update ${sql.identifier(table)} set unit_id = ${toUnitId} where request_id = ${id}`);
      await tx.execute(sql`delete from request_escalation where request_id = ${id}`);
      const held = await lastAssignmentIn(tx, id);
      if (held?.personId) await giveIn(tx, actor, { id, unitId: toUnitId, personId: null, number: held.number + 1, now });
      const [asked] = await tx.select({ needKey: request.needKey }).from(request).where(eq(request.id, id));
      await assignByRule(tx, { id, unitId: toUnitId, needKey: asked?.needKey ?? "", now });
      await noteReferral(tx, actor, { id, unitId: toUnitId, fromUnitId: unitId, agencyKey: null, why, now });
      await renewDeadline(tx, id);
      await tellIn(tx, actor, { id, unitId: toUnitId, kind, words, now });
      await queueNotice(tx, id, "referred");
      await record(tx, actor, { event: "request.referred", requestId: id, unitId, toUnitId, agencyKey: null });
    });
  });
}

/** Hand a request on to an agency outside: the resident is told who helps and how to reach them, and it is closed as referred. */
export function referToAgency(
  actor: StaffActor,
  id: string,
  { agencyKey, why }: { agencyKey: string; why: string },
  now = new Date(),
): Promise<void> {
  return working(actor, id, async (tx, found) => {
    const agency = (await agencies(actor, tx)).find(({ key }) => key === agencyKey);
    if (!agency || found.kind === "complaint" || found.kind === "thanks") throw new NotFound("nowhere to hand it on to");
    const locale = await languageOf(tx, id);
    const said = { agency: inLocale(agency.name, locale), phone: agency.phone };
    const { unitId } = found;
    await noteReferral(tx, actor, { id, unitId, fromUnitId: unitId, agencyKey, why, now });
    await record(tx, actor, { event: "request.referred", requestId: id, unitId: found.unitId, toUnitId: null, agencyKey });
    await closeIn(tx, actor, found, { outcome: "referred", words: translator(locale, "help")("referred_agency", said) }, now);
  });
}

/** Work one request of several that ask the same: the other is closed, and its resident told that it is one matter. */
export function mergeRequest(actor: StaffActor, id: string, keptId: string, now = new Date()): Promise<void> {
  return working(actor, id, async (tx, found) => {
    // The one that is kept is open, of the same need and unit; so a request is never closed for one that nobody works.
    const [kept] = await tx.execute<{ id: string }>(sql`
      select k.id from request k join request_open o on o.request_id = k.id join request own on own.id = ${id}
      where k.id = ${keptId} and k.id <> own.id and k.unit_id = own.unit_id and k.need_key = own.need_key for update of k`);
    if (!kept) throw new NotFound("no request to keep");
    const locale = await languageOf(tx, id);
    const mergedOn = dayOf(now, env().RAPPORT_TIME_ZONE);
    await tx.insert(requestMerge).values({ requestId: id, unitId: found.unitId, keptId, mergedBy: actor.personId, mergedOn });
    await record(tx, actor, { event: "request.merged", requestId: id, unitId: found.unitId, keptId });
    const outcome = found.kind === "thanks" ? "passed_on" : "informed";
    await closeIn(tx, actor, found, { outcome, words: translator(locale, "help")("merged") }, now);
  });
}
