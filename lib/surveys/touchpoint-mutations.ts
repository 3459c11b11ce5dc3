import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { type CHANNELS, questionnaire, touchpoint, touchpointProof, touchpointRetirement } from "#db/schema/surveys.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { forgetOpened } from "./queries.ts";
import { touchpointCode } from "./touchpoint-code.ts";
import { openedQuestionnaires } from "./touchpoint-queries.ts";

export type WantedTouchpoints = {
  unitIds: readonly string[];
  serviceKey: string;
  channel: (typeof CHANNELS)[number];
  questionnaireKey: string;
  place: string | undefined;
};

/** One touchpoint for each unit, each under a new random code. */
export function addTouchpoints(actor: StaffActor, wanted: WantedTouchpoints): Promise<{ codes: string[] }> {
  return transaction(reachOf(actor), async (tx) => {
    await assertManaged(tx, actor, wanted.unitIds);
    return addEach(tx, actor, wanted);
  });
}

/** The same for those units alone that have none of this kind in use, however often and by whomever it is asked. */
export function addMissingTouchpoints(actor: StaffActor, wanted: WantedTouchpoints): Promise<{ codes: string[] }> {
  const { unitIds, questionnaireKey, serviceKey, channel } = wanted;
  return transaction(reachOf(actor), async (tx) => {
    await assertManaged(tx, actor, unitIds);
    // Two who press at once would both find nothing there.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rapport touchpoints'))`);
    const there = await tx
      .select({ unitId: touchpoint.unitId })
      .from(touchpoint)
      .innerJoin(questionnaire, eq(questionnaire.id, touchpoint.questionnaireId))
      .leftJoin(touchpointRetirement, eq(touchpointRetirement.code, touchpoint.code))
      .where(
        and(
          inArray(touchpoint.unitId, [...unitIds]),
          eq(touchpoint.serviceKey, serviceKey),
          eq(touchpoint.channel, channel),
          eq(questionnaire.key, questionnaireKey),
          isNull(touchpointRetirement.code),
        ),
      );
    const missing = unitIds.filter((id) => !there.some(({ unitId }) => unitId === id));
    return addEach(tx, actor, { ...wanted, unitIds: missing });
  });
}

async function assertManaged(tx: Tx, actor: StaffActor, unitIds: readonly string[]): Promise<void> {
  const managed = await unitsWithRole(actor, MAY["touchpoints.keep"], tx);
  if (!unitIds.every((id) => managed.includes(id))) throw new NotFound("not a unit of the actor's");
}

async function addEach(tx: Tx, actor: StaffActor, wanted: WantedTouchpoints): Promise<{ codes: string[] }> {
  const { unitIds, questionnaireKey, serviceKey, channel, place } = wanted;
  const asked = (await openedQuestionnaires(actor, tx)).find(({ key }) => key === questionnaireKey);
  if (!asked) throw new NotFound(`no opened questionnaire ${questionnaireKey}`);
  const codes: string[] = [];
  for (const unitId of unitIds) codes.push(await addOne(tx, actor, { unitId, serviceKey, channel, questionnaireId: asked.id, place }));
  return { codes };
}

async function addOne(tx: Tx, actor: StaffActor, row: Omit<typeof touchpoint.$inferInsert, "code"> & { unitId: string }): Promise<string> {
  for (;;) {
    const code = touchpointCode([...randomBytes(6)]);
    const made = await tx
      .insert(touchpoint)
      .values({ code, ...row })
      .onConflictDoNothing()
      .returning({ code: touchpoint.code });
    if (made.length === 0) continue;
    await record(tx, actor, { event: "touchpoint.added", code, unitId: row.unitId });
    return code;
  }
}

async function managedTouchpoint(tx: Tx, actor: StaffActor, code: string): Promise<{ unitId: string }> {
  const [found] = await tx.select({ unitId: touchpoint.unitId }).from(touchpoint).where(eq(touchpoint.code, code));
  if (!found || !(await unitsWithRole(actor, MAY["touchpoints.keep"], tx)).includes(found.unitId))
    throw new NotFound(`no touchpoint ${code}`);
  return found;
}

/** Take no more answers under a code; whoever scans it is told kindly. */
export async function retireTouchpoint(actor: StaffActor, code: string, today: Day): Promise<void> {
  await transaction(reachOf(actor), async (tx) => {
    const { unitId } = await managedTouchpoint(tx, actor, code);
    const retired = await tx
      .insert(touchpointRetirement)
      .values({ code, retiredOn: today, retiredBy: actor.personId })
      .onConflictDoNothing()
      .returning({ code: touchpointRetirement.code });
    if (retired.length > 0) await record(tx, actor, { event: "touchpoint.retired", code, unitId });
  });
  forgetOpened();
}

/** Take a retirement back, on its own day only: later somebody may have counted on it. */
export async function reviveTouchpoint(actor: StaffActor, code: string, today: Day): Promise<boolean> {
  const revived = await transaction(reachOf(actor), async (tx) => {
    const { unitId } = await managedTouchpoint(tx, actor, code);
    const gone = await tx
      .delete(touchpointRetirement)
      .where(and(eq(touchpointRetirement.code, code), eq(touchpointRetirement.retiredOn, today)))
      .returning({ code: touchpointRetirement.code });
    if (gone.length > 0) await record(tx, actor, { event: "touchpoint.revived", code, unitId });
    return gone.length > 0;
  });
  forgetOpened();
  return revived;
}

/** Ask browsers for a proof of work at an open touchpoint, or ask no more. */
export async function askForProof(actor: StaffActor, code: string, asked: boolean, today: Day): Promise<void> {
  await transaction(reachOf(actor), async (tx) => {
    const { unitId } = await managedTouchpoint(tx, actor, code);
    const changed = asked
      ? await tx.insert(touchpointProof).values({ code, since: today, askedBy: actor.personId }).onConflictDoNothing().returning()
      : await tx.delete(touchpointProof).where(eq(touchpointProof.code, code)).returning();
    const event = asked ? "touchpoint.proof_asked" : "touchpoint.proof_ended";
    if (changed.length > 0) await record(tx, actor, { event, code, unitId });
  });
  forgetOpened();
}

/** Say where a touchpoint hangs; nothing when the words are empty. */
export function placeTouchpoint(actor: StaffActor, code: string, place: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId } = await managedTouchpoint(tx, actor, code);
    await tx
      .update(touchpoint)
      .set({ place: place === "" ? null : place })
      .where(eq(touchpoint.code, code));
    await record(tx, actor, { event: "touchpoint.placed", code, unitId });
  });
}
