import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { unitAction, unitActionEnd } from "#db/schema/issues.ts";
import { appraisalRecognition, unitActionReview } from "#db/schema/recognitions.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { leadsOf } from "#lib/requests/issue-queries.ts";
import { isOutside } from "#lib/units/queries.ts";
import { cardIn } from "./card-queries.ts";
import { findingsOf } from "./findings.ts";
import { thankedIn } from "./follow-up-queries.ts";
import type { AppraisedId } from "./indicators.ts";

const today = () => dayOf(new Date(), env().RAPPORT_TIME_ZONE);

async function confirmedCard(tx: Tx, actor: StaffActor, periodId: string, unitId: string) {
  if (!(await isOutside(actor, "cards.confirm", unitId, tx))) throw new NotFound("no unit that the actor appraises");
  const card = await cardIn(tx, actor, periodId, unitId);
  if (card.confirmed.length === 0) throw new Conflict("not confirmed yet");
  return card;
}

/** Honour a unit that improved beyond chance, or an officer whom residents thanked; once. */
export function recognise(actor: StaffActor, periodId: string, unitId: string, personId: string | undefined, words: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { period, appraised } = await confirmedCard(tx, actor, periodId, unitId);
    const isProposed = personId
      ? (await thankedIn(tx, actor, period, [unitId])).some((each) => each.personId === personId)
      : findingsOf(period.scheme, appraised.inputs).improved.length > 0;
    if (!isProposed || personId === actor.personId) throw new NotFound("not proposed");
    const kept = await tx
      .insert(appraisalRecognition)
      .values({
        id: randomUUID(),
        unitId,
        periodId,
        personId: personId ?? null,
        words,
        recognisedBy: actor.personId,
        recognisedOn: today(),
      })
      .onConflictDoNothing()
      .returning();
    if (kept.length === 0) throw new Conflict("recognised meanwhile");
    await record(tx, actor, { event: "unit.recognised", periodId, unitId, personId: personId ?? null });
  });
}

export type OpenedAction = { indicator: AppraisedId; what: string; ownerId: string; dueOn: Day; reviewOn: Day };

/** Open an action for a result that lies below what the scheme asks by more than chance: who, by when, and when somebody looks what came of it. */
export async function openAction(
  actor: StaffActor,
  periodId: string,
  unitId: string,
  { indicator, ...action }: OpenedAction,
): Promise<string> {
  const known = await leadsOf(actor, unitId);
  return transaction(reachOf(actor), async (tx) => {
    const { period, appraised } = await confirmedCard(tx, actor, periodId, unitId);
    if (!findingsOf(period.scheme, appraised.inputs).below.includes(indicator)) throw new NotFound("no such result");
    if (!known.some(({ id }) => id === action.ownerId)) throw new NotFound("no such owner");
    const id = randomUUID();
    await tx
      .insert(unitAction)
      .values({ id, unitId, periodId, indicator, month: period.to, ...action, madeBy: actor.personId, madeAt: new Date() });
    await record(tx, actor, {
      event: "action.opened",
      actionId: id,
      unitId,
      periodId,
      indicator,
      ownerId: action.ownerId,
      reviewOn: action.reviewOn,
    });
    return id;
  });
}

/** Say what came of an action that was done; once. */
export function reviewAction(actor: StaffActor, actionId: string, cameOf: string, helped: boolean): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const [action] = await tx
      .select({ unitId: unitAction.unitId, periodId: unitAction.periodId, ended: unitActionEnd.actionId })
      .from(unitAction)
      .leftJoin(unitActionEnd, eq(unitActionEnd.actionId, unitAction.id))
      .where(eq(unitAction.id, actionId));
    if (!action?.periodId || !(await isOutside(actor, "cards.confirm", action.unitId, tx))) throw new NotFound("no action of the actor's");
    if (action.ended === null) throw new Conflict("it is not done yet");
    const reviewed = await tx
      .insert(unitActionReview)
      .values({ actionId, unitId: action.unitId, cameOf, helped, reviewedBy: actor.personId, reviewedOn: today() })
      .onConflictDoNothing()
      .returning();
    if (reviewed.length === 0) throw new Conflict("reviewed meanwhile");
    await record(tx, actor, { event: "action.reviewed", actionId, unitId: action.unitId, helped });
  });
}
