import "server-only";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { publicationCheck, publicationDraft, publicationDraftEnd } from "#db/schema/publications.ts";
import { beyondReach, type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { type Day, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { type Actor, reachOf, type StaffActor } from "#lib/people/actor.ts";
import { type Action, MAY } from "#lib/people/matrix.ts";
import type { Period } from "#lib/rates/period.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { digestOf } from "./chain.ts";
import { lockChain, releaseIn } from "./chain-mutations.ts";
import { compose } from "./compose-queries.ts";
import { type Draft, draftsIn, frozenText, type LeftOut, listed } from "./draft-queries.ts";
import { earlierIn, isWithdrawn } from "./earlier-queries.ts";
import { mayGoOut } from "./findings.ts";

export type NewDraft = { unitId: string; period: Period; publishOn: Day };
type Origin = { planId: string; draftedBy: null } | { planId: null; draftedBy: string };

/** Whether there is a draft of the same unit and period that is neither dropped nor withdrawn. */
async function isDrafted(tx: Tx, unitId: string, period: string): Promise<boolean> {
  const [row] = await tx.execute(sql`
    select 1 from publication_draft d left join publication_release r on r.draft_id = d.id
    where d.unit_id = ${unitId} and d.period = ${period} and not exists (select from publication_draft_end e where e.draft_id = d.id)
      and (r.slug is null or not ${isWithdrawn(sql`r.slug`)})`);
  return row !== undefined;
}

/** Count and keep a draft; the caller has seen to the actor's right to it. */
export async function draftIn(tx: Tx, actor: Actor, { unitId, period, publishOn }: NewDraft, origin: Origin, now: Date): Promise<string> {
  const today = dayOf(now, env().RAPPORT_TIME_ZONE);
  if (period.to >= monthOf(today)) throw new Conflict("its months are not over");
  await lockChain(tx);
  if (await isDrafted(tx, unitId, period.key)) throw new Conflict("it is drafted or published already");
  // All units are counted, and what others published is looked at; what is written stays within the actor's reach.
  const counted = async () => compose(tx, { unitId, period, today, earlier: await earlierIn(tx, period) });
  const { figures, bases } = await (actor.kind === "system" ? counted() : beyondReach(tx, counted));
  const id = randomUUID();
  await tx.insert(publicationDraft).values({
    id,
    unitId,
    period: period.key,
    fromMonth: period.from,
    toMonth: period.to,
    publishOn,
    figures,
    bases,
    ...origin,
    draftedAt: now,
  });
  await record(tx, actor, { event: "publication.drafted", draftId: id, unitId, period: period.key, publishOn });
  return id;
}

/** A unit for which the actor may do something with publications; others are not there. */
export async function assertMay(tx: Tx, actor: StaffActor, action: Action, unitId: string): Promise<void> {
  if (!(await unitsWithRole(actor, MAY[action], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
}

/** Draft a publication of a unit by hand. */
export function draftPublication(actor: StaffActor, draft: NewDraft, now = new Date()): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    await assertMay(tx, actor, "publications.draft", draft.unitId);
    return draftIn(tx, actor, draft, { planId: null, draftedBy: actor.personId }, now);
  });
}

/** A draft that is still one. */
async function openDraft(tx: Tx, actor: StaffActor, id: string, action: Action): Promise<Draft> {
  const draft = (await draftsIn(tx, actor)).find((each) => each.id === id);
  if (!draft) throw new NotFound("no draft of the actor's");
  await assertMay(tx, actor, action, draft.unitId);
  if (draft.ended || draft.slug) throw new Conflict("it is no draft any more");
  return draft;
}

/** Drop a draft that has not gone out, with a reason. */
export function dropDraft(actor: StaffActor, id: string, why: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await lockChain(tx);
    const { unitId } = await openDraft(tx, actor, id, "publications.draft");
    await tx.insert(publicationDraftEnd).values({ draftId: id, unitId, why, endedBy: actor.personId, endedAt: new Date() });
    await record(tx, actor, { event: "publication.dropped", draftId: id, unitId, why });
  });
}

/**
 * The second person has been through the list: the text is frozen, and goes out at once if its day has come. Returns its address then.
 * `seen`: the digest of the text that they read, so that no other is frozen; `leftOut`: what of it would tell of somebody.
 */
export function checkDraft(
  actor: StaffActor,
  id: string,
  now = new Date(),
  { seen, leftOut }: { seen?: string; leftOut?: LeftOut } = {},
): Promise<string | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    await lockChain(tx);
    const draft = await openDraft(tx, actor, id, "publications.check");
    if (draft.isOwn) throw new NotFound("nobody checks what they drafted");
    if (draft.checkedBy) throw new Conflict("checked meanwhile");
    const list = await beyondReach(tx, () => listed(tx, draft));
    if (!mayGoOut(list.findings)) throw new Conflict("it cannot go out so");
    const snapshot = frozenText(list, leftOut);
    if (seen !== undefined && digestOf(frozenText(list)) !== seen) throw new Conflict("its text changed after it was read");
    const { unitId, unitSlug, period } = draft;
    await tx.insert(publicationCheck).values({ draftId: id, unitId, snapshot, checkedBy: actor.personId, checkedAt: now });
    await record(tx, actor, {
      event: "publication.checked",
      draftId: id,
      unitId,
      digest: digestOf(snapshot),
      leftOut: leftOut?.replies.length ?? 0,
    });
    const today = dayOf(now, env().RAPPORT_TIME_ZONE);
    return draft.publishOn <= today ? releaseIn(tx, actor, { draftId: id, unitId, unitSlug, period, snapshot }, today) : undefined;
  });
}
