import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { NoticeJob } from "./notice.ts";
import { mayMend } from "./queue-queries.ts";
import type { CallJob } from "./webhook.ts";

type Work = { mail: NoticeJob; call: CallJob };
export type QueueName = keyof Work;

/**
 * Put work into the queue within a transaction: it is done once that has been committed, and not if it never is.
 * `coarse`: its row says no finer time than the hour, and goes soon after.
 */
export async function enqueue<Q extends QueueName>(tx: Tx, queue: Q, work: Work[Q], { coarse = false } = {}): Promise<void> {
  const at = coarse ? sql`date_trunc('hour', now())` : sql`now()`;
  await tx.execute(sql`
    insert into queue.job (name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, keep_until,
      policy, dead_letter, created_on, start_after)
    select name, ${JSON.stringify(work)}::jsonb, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
      case when ${coarse} then 60 else deletion_seconds end, ${at} + retention_seconds * interval '1 second', policy, dead_letter, ${at}, ${at}
    from queue.queue where name = ${queue}`);
}

/** Try again what had failed in all its tries. */
export function tryAgain(actor: StaffActor, jobId: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await mayMend(actor, tx))) throw new NotFound("what failed is not the actor's");
    const [gone] = await tx.execute<{ queue: string; data: Work[QueueName] }>(sql`
      delete from queue.job where id = ${jobId} and name in ('mail-failed', 'call-failed') and state < 'active'
      returning replace(name, '-failed', '') as queue, data`);
    if (!gone) throw new Conflict("tried again already");
    await enqueue(tx, gone.queue as QueueName, gone.data as never);
    await record(tx, actor, { event: "delivery.tried_again", jobId, queue: gone.queue });
  });
}
