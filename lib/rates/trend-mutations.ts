import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { trendBaseline, trendNote } from "#db/schema/rates.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { type Role, reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import type { IndicatorId } from "./indicators.ts";

async function refuseOthers(tx: Tx, actor: StaffActor, unitId: string, roles: readonly Role[]): Promise<void> {
  if (!(await unitsWithRole(actor, roles, tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
}

export type NewBaseline = { unitId: string; indicator: IndicatorId; from: Day; to: Day; why: string };

/** Decide against which months a unit's trend is measured. The decisions before stay. */
export function decideBaseline(actor: StaffActor, { unitId, indicator, from, to, why }: NewBaseline): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, unitId, MAY["baselines.decide"]);
    const decided = { decidedBy: actor.personId, decidedAt: new Date() };
    await tx.insert(trendBaseline).values({ id: randomUUID(), unitId, indicator, fromMonth: from, toMonth: to, why, ...decided });
    await record(tx, actor, { event: "trend.baseline_decided", unitId, indicator, from, to, why });
  });
}

/** Write beside a month what happened in it. */
export function noteMonth(actor: StaffActor, note: { unitId: string; month: Day; words: string }): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, note.unitId, MAY["notes.write"]);
    await tx.insert(trendNote).values({ id: randomUUID(), ...note, notedBy: actor.personId });
    await record(tx, actor, { event: "trend.noted", ...note });
  });
}

/** Take a note back. */
export function removeNote(actor: StaffActor, noteId: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const [note] = await tx.select().from(trendNote).where(eq(trendNote.id, noteId));
    if (!note) throw new NotFound("no such note");
    await refuseOthers(tx, actor, note.unitId, MAY["notes.write"]);
    await tx.delete(trendNote).where(eq(trendNote.id, noteId));
    const { unitId, month, words } = note;
    await record(tx, actor, { event: "trend.note_removed", unitId, month, words });
  });
}
