import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { assignmentRule, replyTemplate } from "#db/schema/desk.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { needOf } from "./catalogue-queries.ts";
import { deskPeopleIn } from "./people-queries.ts";

const today = () => dayOf(new Date(), env().RAPPORT_TIME_ZONE);

/** Within the units that the actor leads. */
function leading<T>(
  actor: StaffActor,
  unitIdOf: (tx: Tx) => Promise<string | undefined>,
  work: (tx: Tx, unitId: string) => Promise<T>,
): Promise<T> {
  return transaction(reachOf(actor), async (tx) => {
    const unitId = await unitIdOf(tx);
    if (!unitId || !(await unitsWithRole(actor, MAY["requests.supervise"], tx)).includes(unitId))
      throw new NotFound("not a unit of the actor's");
    return work(tx, unitId);
  });
}

/** Keep what a desk often writes. */
export function keepTemplate(
  actor: StaffActor,
  { unitId, name, words }: { unitId: string; name: string; words: Partial<Record<Locale, string>> },
): Promise<void> {
  return leading(
    actor,
    async () => unitId,
    async (tx) => {
      const id = randomUUID();
      await tx.insert(replyTemplate).values({ id, unitId, name, words, writtenBy: actor.personId, writtenOn: today() });
      await record(tx, actor, { event: "template.written", templateId: id, unitId });
    },
  );
}

export function dropTemplate(actor: StaffActor, id: string): Promise<void> {
  const unitOf = async (tx: Tx) =>
    (await tx.select({ unitId: replyTemplate.unitId }).from(replyTemplate).where(eq(replyTemplate.id, id)))[0]?.unitId;
  return leading(actor, unitOf, async (tx, unitId) => {
    await tx.delete(replyTemplate).where(eq(replyTemplate.id, id));
    await record(tx, actor, { event: "template.dropped", templateId: id, unitId });
  });
}

/** Have what comes in for a unit go to somebody by itself: of one need, or of any; a rule for the same takes the place of the last. */
export function makeRule(
  actor: StaffActor,
  { unitId, needKey, personId }: { unitId: string; needKey: string | null; personId: string },
): Promise<void> {
  return leading(
    actor,
    async () => unitId,
    async (tx) => {
      const need = needKey === null ? undefined : await needOf(actor, needKey, tx);
      if (needKey !== null && (!need || need.kind === "complaint")) throw new NotFound("no such need");
      if (!(await deskPeopleIn(tx, unitId, "help")).some(({ id }) => id === personId)) throw new NotFound("nobody of this desk");
      const made = { personId, madeBy: actor.personId, madeOn: today() };
      const [row] = await tx
        .insert(assignmentRule)
        .values({ id: randomUUID(), unitId, needKey, ...made })
        .onConflictDoUpdate({ target: [assignmentRule.unitId, assignmentRule.needKey], set: made })
        .returning({ id: assignmentRule.id });
      await record(tx, actor, { event: "rule.made", ruleId: row?.id ?? "", unitId });
    },
  );
}

export function dropRule(actor: StaffActor, id: string): Promise<void> {
  const unitOf = async (tx: Tx) =>
    (await tx.select({ unitId: assignmentRule.unitId }).from(assignmentRule).where(eq(assignmentRule.id, id)))[0]?.unitId;
  return leading(actor, unitOf, async (tx, unitId) => {
    await tx.delete(assignmentRule).where(eq(assignmentRule.id, id));
    await record(tx, actor, { event: "rule.dropped", ruleId: id, unitId });
  });
}
