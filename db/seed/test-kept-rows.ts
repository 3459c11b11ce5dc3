import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";

/** What stands beside requests: alerts, notices, holds and certificates, which fillKept fills. */
export const KEPT_TABLES = [
  "danger_alert",
  "danger_alert_seen",
  "request_notice_address",
  "request_notice_verified",
  "request_hold",
  "request_hold_release",
  "request_deletion",
  "deletion_certificate",
  "webhook_subscription",
  "webhook_end",
  "webhook_delivery",
] as const;

/** Seen by whoever has the code of the request, and by no staff: where its resident is told. */
export const OF_CODE_ALONE: readonly string[] = ["request_notice_address"];

/** A row in each of these tables. */
export async function fillKept(unitId: string): Promise<void> {
  await transaction({ everything: true }, async (tx) => {
    const [id, who, alert, hold, paper, day] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), "2026-11-01"];
    await tx.execute(sql`insert into person (id, email, name, password_hash) values (${who}, ${`${who}@example.org`}, 'Test', 'none')`);
    await tx.execute(sql`
      insert into request (id, unit_id, need_key, need_version, is_complaint, code_digest, language, received_on, shown_on)
      values (${id}, ${unitId}, 'lost-papers', 1, false, decode(md5(${id}), 'hex'), 'en', ${day}, ${day})`);
    await tx.execute(sql`
      insert into danger_alert (id, unit_id, request_id, language, raised_on)
      values (${alert}, ${unitId}, null, 'en', ${day}), (${randomUUID()}, ${unitId}, ${id}, 'en', ${day})`);
    await tx.execute(sql`insert into danger_alert_seen (alert_id, unit_id, seen_by, seen_at) values (${alert}, ${unitId}, ${who}, now())`);
    await tx.execute(sql`
      insert into request_notice_address (request_id, unit_id, sealed, language, tries) values (${id}, ${unitId}, '\\x00', 'en', 0)`);
    await tx.execute(sql`insert into request_notice_verified (request_id, unit_id, verified_on) values (${id}, ${unitId}, ${day})`);
    await tx.execute(sql`
      insert into request_hold (id, request_id, unit_id, why, held_by, held_at) values (${hold}, ${id}, ${unitId}, 'Why', ${who}, now())`);
    await tx.execute(sql`
      insert into request_hold_release (hold_id, request_id, unit_id, why, released_by, released_at)
      values (${hold}, ${id}, ${unitId}, 'Why', ${who}, now())`);
    await tx.execute(sql`
      insert into deletion_certificate (id, unit_id, deleted_on, counts, digest) values (${paper}, ${unitId}, ${day}, '{}', 'none')`);
    const hook = randomUUID();
    await tx.execute(sql`
      insert into webhook_subscription (id, unit_id, url, sealed, events, made_by, made_at)
      values (${hook}, ${unitId}, 'https://example.org', '\\x00', '{alert}', ${who}, now())`);
    await tx.execute(
      sql`insert into webhook_end (subscription_id, unit_id, ended_by, ended_at) values (${hook}, ${unitId}, ${who}, now())`,
    );
    await tx.execute(sql`
      insert into webhook_delivery (id, subscription_id, unit_id, event, status, tried_at)
      values (${randomUUID()}, ${hook}, ${unitId}, 'alert', 200, now())`);
    await tx.execute(sql`insert into request_deletion (request_id, unit_id, certificate_id) values (${id}, ${unitId}, ${paper})`);
  });
}
