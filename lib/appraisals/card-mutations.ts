import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, gt, max } from "drizzle-orm";
import {
  appraisalCard,
  appraisalCount,
  appraisalCountConfirmation,
  appraisalCountWithdrawal,
  appraisalEvidence,
  appraisalReply,
} from "#db/schema/appraisals.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { isOutside, unitsWithRole } from "#lib/units/queries.ts";
import { type Card, cardDigest, cardIn, inputsOf } from "./card-queries.ts";
import type { AppraisedId } from "./indicators.ts";
import { periodIn, readableIn } from "./period-queries.ts";

async function refuseOthers(tx: Tx, actor: StaffActor, unitId: string): Promise<void> {
  if (!(await isOutside(actor, "cards.confirm", unitId, tx))) throw new NotFound("no unit that the actor appraises");
}

/** Whoever took confirmed counts out of a card confirms it not themselves: two persons put a count in, and two take it out. */
export class OwnWithdrawal extends Conflict {}

async function refuseOwnWithdrawal(tx: Tx, actor: StaffActor, periodId: string, unitId: string, since: Date | undefined): Promise<void> {
  const own = await tx
    .select({ id: appraisalCount.id })
    .from(appraisalCount)
    .innerJoin(appraisalCountConfirmation, eq(appraisalCountConfirmation.countId, appraisalCount.id))
    .innerJoin(appraisalCountWithdrawal, eq(appraisalCountWithdrawal.countId, appraisalCount.id))
    .where(
      and(
        eq(appraisalCount.periodId, periodId),
        eq(appraisalCount.unitId, unitId),
        eq(appraisalCountWithdrawal.withdrawnBy, actor.personId),
        since && gt(appraisalCountWithdrawal.withdrawnAt, since),
      ),
    );
  if (own.length > 0) throw new OwnWithdrawal("the actor took counts out of it");
}

export type Confirming = {
  /** How many versions there were when it was looked at. */
  seen: number;
  why: string | undefined;
  /** The digest of what was looked at, so that nothing else is frozen. */
  digest?: string;
};

/** Freeze a card: what goes in, by which scheme, and what comes out. The first needs no reason; every later one says why it corrects. */
export function confirmCard(actor: StaffActor, periodId: string, unitId: string, { seen, why, digest }: Confirming): Promise<Card> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, unitId);
    const card = await cardIn(tx, actor, periodId, unitId, true);
    if (!card.period.endedOn) throw new Conflict("the period still runs");
    const [last] = await tx
      .select({ number: max(appraisalCard.number), at: max(appraisalCard.confirmedAt) })
      .from(appraisalCard)
      .where(and(eq(appraisalCard.periodId, periodId), eq(appraisalCard.unitId, unitId)));
    if ((last?.number ?? 0) !== seen) throw new Conflict("confirmed meanwhile");
    if ((seen === 0) !== (why === undefined)) throw new Conflict("a correction says why");
    if (digest !== undefined && cardDigest(card) !== digest) throw new Conflict("it is reckoned otherwise than when it was looked at");
    await refuseOwnWithdrawal(tx, actor, periodId, unitId, last?.at ?? undefined);
    const { period, result } = card;
    const [cardId, number] = [randomUUID(), seen + 1];
    const confirmed = await tx
      .insert(appraisalCard)
      .values({
        id: cardId,
        unitId,
        periodId,
        number,
        versionId: period.versionId,
        inputs: inputsOf(card),
        result,
        why: why ?? null,
        confirmedBy: actor.personId,
        confirmedAt: new Date(),
      })
      .onConflictDoNothing()
      .returning();
    if (confirmed.length === 0) throw new Conflict("confirmed meanwhile");
    await record(tx, actor, { event: "card.confirmed", cardId, unitId, periodId, number, why: why ?? null });
    return card;
  });
}

type Place = { periodId: string; unitId: string };

/** Whoever leads an appraised unit replies on its card, once its period has ended. */
async function refuseOtherLeads(tx: Tx, actor: StaffActor, { periodId, unitId }: Place): Promise<void> {
  const [period, mine] = [await periodIn(tx, actor, periodId), await unitsWithRole(actor, MAY["cards.answer"], tx)];
  const readable = await readableIn(tx, actor, period);
  if (!period.endedOn || !mine.includes(unitId) || !readable.includes(unitId)) throw new NotFound("no card of a unit that the actor leads");
}

/** The unit says what it has to say of its card; it stays there. */
export function commentCard(actor: StaffActor, { periodId, unitId }: Place, words: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOtherLeads(tx, actor, { periodId, unitId });
    const id = randomUUID();
    const written = { writtenBy: actor.personId, writtenAt: new Date() };
    await tx.insert(appraisalReply).values({ id, unitId, periodId, kind: "comment", words, ...written });
    await record(tx, actor, { event: "card.commented", replyId: id, unitId, periodId });
  });
}

export type Contest = { indicator: AppraisedId; words: string; evidence: { type: string; bytes: Buffer } };

/** The unit contests a value, with evidence. */
export function contestCard(actor: StaffActor, { periodId, unitId }: Place, { indicator, words, evidence }: Contest): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOtherLeads(tx, actor, { periodId, unitId });
    const { period } = await cardIn(tx, actor, periodId, unitId);
    if (!period.scheme.lines.some(({ id }) => id === indicator)) throw new NotFound("no such indicator on the card");
    const [id, at] = [randomUUID(), new Date()];
    await tx
      .insert(appraisalReply)
      .values({ id, unitId, periodId, kind: "contest", indicator, words, writtenBy: actor.personId, writtenAt: at });
    await tx.insert(appraisalEvidence).values({ id: randomUUID(), unitId, replyId: id, ...evidence, sentBy: actor.personId, sentAt: at });
    await record(tx, actor, { event: "card.contested", replyId: id, unitId, periodId });
  });
}

/** The evaluator answers what a unit said. */
export function answerReply(actor: StaffActor, replyId: string, words: string): Promise<Place> {
  return transaction(reachOf(actor), async (tx) => {
    const [reply] = await tx.select().from(appraisalReply).where(eq(appraisalReply.id, replyId));
    if (!reply || reply.kind === "answer") throw new NotFound("nothing to answer");
    const { unitId, periodId } = reply;
    await refuseOthers(tx, actor, unitId);
    const id = randomUUID();
    const written = { writtenBy: actor.personId, writtenAt: new Date() };
    await tx.insert(appraisalReply).values({ id, unitId, periodId, kind: "answer", answers: replyId, words, ...written });
    await record(tx, actor, { event: "card.answered", replyId: id, unitId, periodId });
    return { periodId, unitId };
  });
}
