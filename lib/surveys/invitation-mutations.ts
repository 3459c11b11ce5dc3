import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { and, eq, inArray, isNotNull, lt, sql } from "drizzle-orm";
import * as z from "zod";
import { invitationMark, invitationWave, slip, slipBatch } from "#db/schema/slips.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { seal, unseal } from "#lib/http/sealed.ts";
import { reachOf, type StaffActor, type SystemActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { invitationCode, invitationMarkOf } from "./invitation-code.ts";
import type { ListEntry } from "./invitation-list.ts";
import { type Counted, dispositions, type Means, type Run } from "./invitation-wave.ts";
import { openedVersionsIn } from "./queries.ts";
import { slipDigest } from "./slip-code.ts";
import { openedQuestionnaires } from "./touchpoint-queries.ts";

const PURPOSE = "invitation wave";

export type NewWave = {
  unitId: string;
  serviceKey: string;
  questionnaireKey: string;
  name: string;
  means: Means;
  expiresOn: Day;
  today: Day;
};

/** Plan a wave of a resident survey; its codes are made as it is sent. */
export function planWave(actor: StaffActor, wave: NewWave): Promise<{ batchId: string }> {
  const { unitId, serviceKey, questionnaireKey, name, means, expiresOn, today } = wave;
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["invitations.send"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
    const asked = (await openedQuestionnaires(actor, tx)).find(({ key }) => key === questionnaireKey);
    const version = (await openedVersionsIn(tx)).find(({ key }) => key === questionnaireKey);
    if (!asked || version?.base !== "resident") throw new NotFound("no such survey of residents");
    const batchId = randomUUID();
    const made = { madeOn: today, expiresOn, madeBy: actor.personId };
    await tx
      .insert(slipBatch)
      .values({ id: batchId, unitId, serviceKey, channel: "invited", questionnaireId: asked.id, issued: 0, ...made });
    const sealedKey = seal(env().RAPPORT_SECRET, PURPOSE, batchId, randomBytes(32).toString("base64"));
    await tx.insert(invitationWave).values({ batchId, unitId, name, means, sealedKey });
    await record(tx, actor, { event: "invitations.planned", batchId, unitId, means });
    return { batchId };
  });
}

async function lockedWave(tx: Tx, actor: StaffActor, batchId: string) {
  const [wave] = await tx.select().from(invitationWave).where(eq(invitationWave.batchId, batchId)).for("update");
  if (!wave || !(await unitsWithRole(actor, MAY["invitations.send"], tx)).includes(wave.unitId))
    throw new NotFound("not a wave of the actor's");
  return wave;
}

/** An invitation that has to go out. It lives in memory until it has gone. */
export type Due = { address: string; code: string; digest: Buffer; mark: Buffer };

/**
 * Those of a list who are to be written to: for an invitation whoever was not invited, for a reminder whoever was and has not
 * used their code. `undefined` when the wave has ended.
 */
export function beginRun(actor: StaffActor, batchId: string, list: readonly ListEntry[], run: Run, today: Day): Promise<Due[] | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const wave = await lockedWave(tx, actor, batchId);
    const [batch] = await tx.select({ expiresOn: slipBatch.expiresOn }).from(slipBatch).where(eq(slipBatch.id, batchId));
    if (!wave.sealedKey || !batch || today > batch.expiresOn) return undefined;
    const key = Buffer.from(z.string().parse(unseal(env().RAPPORT_SECRET, PURPOSE, batchId, wave.sealedKey)), "base64");
    const all = list.map(({ address, normal }) => {
      const code = invitationCode(key, normal);
      return { address, code, digest: slipDigest(code), mark: invitationMarkOf(key, normal) };
    });
    const invited = hexes(await tx.select({ hex: invitationMark.mark }).from(invitationMark).where(eq(invitationMark.batchId, batchId)));
    const unused = hexes(await tx.select({ hex: slip.digest }).from(slip).where(eq(slip.batchId, batchId)));
    const due = all.filter(({ digest, mark }) =>
      run === "invite" ? !invited.has(mark.toString("hex")) : unused.has(digest.toString("hex")),
    );
    await tx.update(invitationWave).set({ failed: 0 }).where(eq(invitationWave.batchId, batchId));
    await record(tx, actor, { event: "invitations.started", batchId, unitId: wave.unitId, run, due: due.length });
    return due;
  });
}

const hexes = (rows: readonly { hex: Buffer }[]) => new Set(rows.map(({ hex }) => hex.toString("hex")));

/** Invitations have gone out: their codes work from now on, and the same list does not invite again. */
export function confirmSent(actor: StaffActor, batchId: string, gone: readonly Pick<Due, "digest" | "mark">[], run: Run): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId, sealedKey } = await lockedWave(tx, actor, batchId);
    if (!sealedKey) throw new Conflict("the wave has ended meanwhile");
    const whose = eq(invitationWave.batchId, batchId);
    if (run === "remind") {
      await tx
        .update(invitationWave)
        .set({ reminded: sql`reminded + ${gone.length}` })
        .where(whose);
      return;
    }
    const marks = gone.map(({ mark }) => ({ mark, batchId, unitId })).sort((a, b) => Buffer.compare(a.mark, b.mark));
    const fresh = await tx.insert(invitationMark).values(marks).onConflictDoNothing().returning({ hex: invitationMark.mark });
    const made = hexes(fresh);
    const slips = gone
      .filter(({ mark }) => made.has(mark.toString("hex")))
      .map(({ digest }) => ({ digest, batchId, unitId }))
      // In the order of their digests, so that rows do not stand as the list did.
      .sort((a, b) => Buffer.compare(a.digest, b.digest));
    if (slips.length === 0) return;
    await tx.insert(slip).values(slips);
    await tx
      .update(slipBatch)
      .set({ issued: sql`issued + ${slips.length}` })
      .where(eq(slipBatch.id, batchId));
    await tx
      .update(invitationWave)
      .set({ sent: sql`sent + ${slips.length}` })
      .where(whose);
  });
}

/** An invitation could not be handed over; the same list will try it again. */
export function countFailed(actor: StaffActor, batchId: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await lockedWave(tx, actor, batchId);
    await tx.update(invitationWave).set({ failed: sql`failed + 1` }).where(eq(invitationWave.batchId, batchId));
  });
}

/** Type what came back by other ways; more than was sent is refused. */
export function countOutcomes(actor: StaffActor, batchId: string, counted: Counted): Promise<"counted" | "too_many"> {
  return transaction(reachOf(actor), async (tx) => {
    const wave = await lockedWave(tx, actor, batchId);
    const [batch] = await tx.select({ issued: slipBatch.issued }).from(slipBatch).where(eq(slipBatch.id, batchId));
    if (!batch || !dispositions({ ...wave, ...counted, issued: batch.issued })) return "too_many";
    await tx.update(invitationWave).set(counted).where(eq(invitationWave.batchId, batchId));
    const { refused, notEligible, unknownEligibility, unitId } = wave;
    const before = { refused, notEligible, unknownEligibility };
    await record(tx, actor, { event: "invitations.counted", batchId, unitId, before, after: counted });
    return "counted";
  });
}

/** End a wave: its key and its marks are deleted, so nothing ties an address to a code any more. Codes that went out work until their day. */
export function endWave(actor: StaffActor, batchId: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const wave = await lockedWave(tx, actor, batchId);
    if (wave.sealedKey) await end(tx, actor, [wave]);
  });
}

/** End the waves whose last day has passed. */
export function endOverdueWaves(actor: SystemActor, today: Day): Promise<number> {
  return transaction(reachOf(actor), async (tx) => {
    const over = await tx
      .select({ batchId: invitationWave.batchId, unitId: invitationWave.unitId })
      .from(invitationWave)
      .innerJoin(slipBatch, eq(slipBatch.id, invitationWave.batchId))
      .where(and(isNotNull(invitationWave.sealedKey), lt(slipBatch.expiresOn, today)));
    await end(tx, actor, over);
    return over.length;
  });
}

async function end(tx: Tx, actor: StaffActor | SystemActor, waves: readonly { batchId: string; unitId: string }[]): Promise<void> {
  const ids = waves.map(({ batchId }) => batchId);
  if (ids.length === 0) return;
  await tx.update(invitationWave).set({ sealedKey: null }).where(inArray(invitationWave.batchId, ids));
  await tx.delete(invitationMark).where(inArray(invitationMark.batchId, ids));
  for (const { batchId, unitId } of waves) await record(tx, actor, { event: "invitations.ended", batchId, unitId });
}
