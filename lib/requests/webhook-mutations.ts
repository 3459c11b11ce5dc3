import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { webhookDelivery, webhookEnd, webhookSubscription } from "#db/schema/webhooks.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor, type SystemActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { enqueue } from "./queue-mutations.ts";
import { type CallJob, sealSecret, type WebhookEvent, webhookUrl } from "./webhook.ts";

/** So many days without one success, and nobody is called any more. */
const FAILING_DAYS = 5;

/** Tell programs of an event: called in the transaction of what happened. Of an alert or a clue no finer time than its day goes out. */
export async function queueEvent(
  tx: Tx,
  event: WebhookEvent,
  { id, unitId, at }: { id: string; unitId: string; at: Date | string },
): Promise<void> {
  const job = { event, id, unit: unitId, at: typeof at === "string" ? `${at}T00:00:00.000Z` : at.toISOString() };
  await enqueue(tx, "call", job, { coarse: typeof at === "string" });
}

/** Let a program be told of a unit's events; its secret is given back once. */
export function subscribe(
  actor: StaffActor,
  { unitId, url: typed, events }: { unitId: string; url: string; events: readonly WebhookEvent[] },
  now = new Date(),
): Promise<{ secret: string } | "url_wrong" | "events_missing"> {
  const url = webhookUrl(typed, env().RAPPORT_WEBHOOKS_PRIVATE === "on");
  if (!url) return Promise.resolve("url_wrong");
  if (events.length === 0) return Promise.resolve("events_missing");
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["webhooks.keep"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
    const [id, secret] = [randomUUID(), `whsec_${randomBytes(24).toString("base64")}`];
    const sealed = sealSecret(env().RAPPORT_SECRET, id, secret);
    await tx
      .insert(webhookSubscription)
      .values({ id, unitId, url, sealed, events: [...new Set(events)], madeBy: actor.personId, madeAt: now });
    await record(tx, actor, { event: "webhook.made", subscriptionId: id, unitId, host: new URL(url).host, events });
    return { secret };
  });
}

/** Tell a program nothing any more. */
export function endSubscription(actor: StaffActor, id: string, now = new Date()): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const own = await unitsWithRole(actor, MAY["webhooks.keep"], tx);
    const [found] = await tx.select({ unitId: webhookSubscription.unitId }).from(webhookSubscription).where(eq(webhookSubscription.id, id));
    if (!found || !own.includes(found.unitId)) throw new NotFound("no subscription of the actor's");
    const end = { subscriptionId: id, unitId: found.unitId, endedBy: actor.personId, endedAt: now };
    if ((await tx.insert(webhookEnd).values(end).onConflictDoNothing().returning()).length === 0) throw new Conflict("ended already");
    await record(tx, actor, { event: "webhook.ended", subscriptionId: id, unitId: found.unitId });
  });
}

/** Queue a call for each program that is to be told of an event. */
export function spread(actor: SystemActor, job: CallJob): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const told = await tx.execute<{ id: string }>(sql`
      with recursive above as (select id, parent_id from unit where id = ${job.unit}
        union all select u.id, u.parent_id from unit u join above a on u.id = a.parent_id)
      select s.id from webhook_subscription s join above on above.id = s.unit_id
      where ${job.event} = any(s.events) and not exists (select from webhook_end e where e.subscription_id = s.id)`);
    for (const { id } of told) await enqueue(tx, "call", { ...job, subscription: id }, { coarse: job.event === "alert" });
  });
}

/** Write down what a call came to; a program that has failed for days is called no more. */
export function noteDelivery(
  actor: SystemActor,
  { subscription, unitId, event, status }: { subscription: string; unitId: string; event: WebhookEvent; status: number },
  now = new Date(),
): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    // An alert's hour is all that may be known of it.
    const triedAt = event === "alert" ? new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000) : now;
    await tx.insert(webhookDelivery).values({ id: randomUUID(), subscriptionId: subscription, unitId, event, status, triedAt });
    if (status >= 200 && status < 300) return;
    const ended = await tx.execute(sql`
      insert into webhook_end (subscription_id, unit_id, ended_by, ended_at)
      select ${subscription}::uuid, ${unitId}::uuid, null, ${now.toISOString()}::timestamptz
      from webhook_delivery d where d.subscription_id = ${subscription} and d.tried_at > coalesce(
        (select max(tried_at) from webhook_delivery w where w.subscription_id = ${subscription} and w.status between 200 and 299), '-infinity')
      having min(d.tried_at) < ${now.toISOString()}::timestamptz - ${FAILING_DAYS} * interval '1 day'
      on conflict do nothing returning 1`);
    if (ended.length > 0) await record(tx, actor, { event: "webhook.ended", subscriptionId: subscription, unitId });
  });
}
