import "server-only";
import { randomUUID } from "node:crypto";
import { eq, max } from "drizzle-orm";
import { unitAction, unitActionEnd, unitActionPublication } from "#db/schema/issues.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import type { Localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { needOf } from "./catalogue-queries.ts";
import { owners } from "./issue-queries.ts";

export type NewAction = { unitId: string; needKey: string; month: Day; what: string; ownerId: string; dueOn: Day };

/** Do something about what residents ask for: who, by when. */
export async function makeAction(actor: StaffActor, { unitId, needKey, ...action }: NewAction): Promise<string> {
  const [need, known] = await Promise.all([needOf(actor, needKey), owners(actor)]);
  if (need?.kind !== "help") throw new NotFound("no such need");
  if (!known.some(({ id }) => id === action.ownerId)) throw new NotFound("no such owner");
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["actions.lead"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
    const id = randomUUID();
    await tx.insert(unitAction).values({ id, unitId, needKey, ...action, madeBy: actor.personId, madeAt: new Date() });
    await record(tx, actor, { event: "action.made", actionId: id, unitId, needKey, ownerId: action.ownerId, dueOn: action.dueOn });
    return id;
  });
}

async function ownAction(tx: Tx, actor: StaffActor, id: string): Promise<{ unitId: string; hasEnded: boolean }> {
  const [found] = await tx
    .select({ unitId: unitAction.unitId, ended: unitActionEnd.actionId })
    .from(unitAction)
    .leftJoin(unitActionEnd, eq(unitActionEnd.actionId, unitAction.id))
    .where(eq(unitAction.id, id));
  if (!found || !(await unitsWithRole(actor, MAY["actions.lead"], tx)).includes(found.unitId))
    throw new NotFound("no action of the actor's");
  return { unitId: found.unitId, hasEnded: found.ended !== null };
}

/** Say what was done; once. */
export function endAction(actor: StaffActor, actionId: string, done: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId } = await ownAction(tx, actor, actionId);
    const endedOn = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const ended = await tx
      .insert(unitActionEnd)
      .values({ actionId, unitId, done, endedBy: actor.personId, endedOn })
      .onConflictDoNothing()
      .returning();
    if (ended.length === 0) throw new Conflict("ended meanwhile");
    await record(tx, actor, { event: "action.ended", actionId, unitId });
  });
}

/** Tell the public what residents said and what was done about it, or take it back; `seen`: how many times that was done before. */
export function tellPublic(
  actor: StaffActor,
  actionId: string,
  words: { said: Localised; did: Localised } | undefined,
  seen: number,
): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId, hasEnded } = await ownAction(tx, actor, actionId);
    if (!hasEnded) throw new Conflict("it is not done yet");
    const [last] = await tx
      .select({ number: max(unitActionPublication.number) })
      .from(unitActionPublication)
      .where(eq(unitActionPublication.actionId, actionId));
    if ((last?.number ?? 0) !== seen) throw new Conflict("told meanwhile");
    const told = await tx
      .insert(unitActionPublication)
      .values({
        actionId,
        number: seen + 1,
        unitId,
        said: words?.said ?? null,
        did: words?.did ?? null,
        publishedBy: actor.personId,
        publishedOn: dayOf(new Date(), env().RAPPORT_TIME_ZONE),
      })
      .onConflictDoNothing()
      .returning({ number: unitActionPublication.number });
    if (told.length === 0) throw new Conflict("told meanwhile");
    await record(tx, actor, { event: words ? "action.told" : "action.taken_back", actionId, unitId });
  });
}
