import "server-only";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { publicationPlan, publicationPlanEnd } from "#db/schema/publications.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound, reportFailure } from "#lib/errors.ts";
import { reachOf, type StaffActor, type SystemActor } from "#lib/people/actor.ts";
import { lockChain, releaseIn, withdrawIn } from "./chain-mutations.ts";
import { assertMay, draftIn } from "./draft-mutations.ts";
import { listed } from "./draft-queries.ts";
import { mayGoOut } from "./findings.ts";
import { type Plan, planned } from "./plan.ts";
import { dueIn, plansIn } from "./plan-queries.ts";

/** Draft and publish by itself after every period; one plan of a length for a unit. */
export function makePlan(actor: StaffActor, { unitId, length, draftDays, publishDays }: Omit<Plan, "id">): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    await assertMay(tx, actor, "publications.draft", unitId);
    await lockChain(tx);
    if ((await plansIn(tx, [unitId])).some((plan) => plan.length === length)) throw new Conflict("there is such a plan");
    const id = randomUUID();
    await tx.insert(publicationPlan).values({ id, unitId, length, draftDays, publishDays, madeBy: actor.personId, madeAt: new Date() });
    await record(tx, actor, { event: "publication_plan.made", planId: id, unitId, length, draftDays, publishDays });
    return id;
  });
}

export function endPlan(actor: StaffActor, id: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const [plan] = await tx.execute<{ unitId: string }>(sql`select unit_id as "unitId" from publication_plan where id = ${id}`);
    if (!plan) throw new NotFound("no such plan");
    await assertMay(tx, actor, "publications.draft", plan.unitId);
    const ended = await tx
      .insert(publicationPlanEnd)
      .values({ planId: id, unitId: plan.unitId, endedBy: actor.personId, endedAt: new Date() })
      .onConflictDoNothing()
      .returning();
    if (ended.length === 0) throw new Conflict("ended meanwhile");
    await record(tx, actor, { event: "publication_plan.ended", planId: id, unitId: plan.unitId });
  });
}

/** Take a publication back, with a reason that everybody reads. */
export function withdrawPublication(actor: StaffActor, slug: string, why: string, now = new Date()): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await lockChain(tx);
    const [found] = await tx.execute<{ unitId: string; unitSlug: string }>(
      sql`select p.unit_id as "unitId", u.slug as "unitSlug" from publication p join unit u on u.id = p.unit_id where p.slug = ${slug}`,
    );
    if (!found) throw new NotFound("no such publication");
    await assertMay(tx, actor, "publications.withdraw", found.unitId);
    await withdrawIn(tx, actor, { slug, ...found, why }, dayOf(now, env().RAPPORT_TIME_ZONE));
  });
}

/** Do what the plans ask for: draft what has ended, and let out what was checked and whose day has come. One that cannot holds up no other. */
export async function keepPlans(actor: SystemActor, now = new Date()): Promise<{ drafted: number; released: string[] }> {
  const today = dayOf(now, env().RAPPORT_TIME_ZONE);
  const reach = reachOf(actor);
  let drafted = 0;
  for (const plan of await transaction(reach, (tx) => plansIn(tx))) {
    const { period, draftOn, publishOn } = planned(plan, today);
    if (today < draftOn) continue;
    const [known] = await transaction(reach, (tx) =>
      tx.execute(sql`select 1 from publication_draft where unit_id = ${plan.unitId} and period = ${period.key} limit 1`),
    );
    if (known) continue;
    try {
      const draft = { unitId: plan.unitId, period, publishOn };
      await transaction(reach, (tx) => draftIn(tx, actor, draft, { planId: plan.id, draftedBy: null }, now));
      drafted += 1;
    } catch (error) {
      reportFailure("a planned publication could not be drafted", error);
    }
  }
  const released: string[] = [];
  for (const due of await transaction(reach, (tx) => dueIn(tx, today))) {
    const out = transaction(reach, async (tx) => {
      await lockChain(tx);
      const isStillDue = (await dueIn(tx, today)).some(({ draftId }) => draftId === due.draftId);
      // Something else may have gone out since it was checked.
      if (!isStillDue || !mayGoOut((await listed(tx, { ...due, id: due.draftId })).findings)) return undefined;
      return releaseIn(tx, actor, due, today);
    });
    const slug = await out.catch((error: unknown) => {
      reportFailure("a checked publication could not go out", error);
      return undefined;
    });
    if (slug) released.push(slug);
  }
  return { drafted, released };
}
