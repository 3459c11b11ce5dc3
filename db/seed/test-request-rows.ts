import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";

/** Every table whose rows belong to a request, which fillRequests fills. */
export const REQUEST_TABLES = [
  "request",
  "request_open",
  "request_text",
  "request_message",
  "request_note",
  "request_assignment",
  "request_closure",
  "request_confirmation",
  "request_withdrawal",
  "request_file",
  "request_human",
  "request_pause",
  "request_escalation",
  "request_referral",
  "request_merge",
  "recognition",
  "bulk_action_request",
  "request_follow_up",
] as const;

/** A row in each of the tables of requests: one that is open, and one with everything that may happen to it. */
export async function fillRequests(unitId: string): Promise<void> {
  await transaction({ everything: true }, async (tx) => {
    const [open, ended, who, day] = [randomUUID(), randomUUID(), randomUUID(), "2026-11-01"];
    for (const id of [open, ended])
      await tx.execute(sql`
        insert into request (id, unit_id, need_key, need_version, is_complaint, code_digest, language, received_on, shown_on)
        values (${id}, ${unitId}, 'lost-papers', 1, false, decode(md5(${id}), 'hex'), 'en', ${day}, ${day})`);
    await tx.execute(
      sql`insert into request_text (request_id, unit_id, words, place, choices, said) values (${ended}, ${unitId}, 'Words', '', '{}', '{}')`,
    );
    await tx.execute(
      sql`insert into request_message (id, request_id, unit_id, words, written_on) values (${randomUUID()}, ${ended}, ${unitId}, 'Words', ${day})`,
    );
    await tx.execute(sql`
      insert into request_note (id, request_id, unit_id, words, written_by, written_at)
      values (${randomUUID()}, ${ended}, ${unitId}, 'Note', ${who}, now())`);
    await tx.execute(sql`
      insert into request_assignment (request_id, unit_id, number, person_id, assigned_by, assigned_at)
      values (${ended}, ${unitId}, 1, ${who}, ${who}, now())`);
    await tx.execute(sql`
      insert into request_closure (request_id, unit_id, round, outcome, words, closed_by, closed_on)
      values (${ended}, ${unitId}, 1, 'helped', 'Done', ${who}, ${day})`);
    await tx.execute(sql`
      insert into request_confirmation (request_id, unit_id, round, solved, reason, said_on) values (${ended}, ${unitId}, 1, true, '', ${day})`);
    await tx.execute(sql`insert into request_withdrawal (request_id, unit_id, withdrawn_on) values (${ended}, ${unitId}, ${day})`);
    await tx.execute(sql`
      insert into request_file (id, request_id, unit_id, type, bytes, sent_on)
      values (${randomUUID()}, ${ended}, ${unitId}, 'image/webp', '\\x00', ${day})`);
    await tx.execute(
      sql`insert into request_pause (request_id, unit_id, number, from_at, paused_by) values (${ended}, ${unitId}, 1, now(), ${who})`,
    );
    await tx.execute(sql`
      insert into request_escalation (request_id, unit_id, kind, due_on, escalated_on) values (${ended}, ${unitId}, 'over', ${day}, ${day})`);
    await tx.execute(sql`
      insert into request_referral (request_id, unit_id, number, from_unit_id, why, referred_by, referred_on)
      values (${ended}, ${unitId}, 1, ${unitId}, 'Why', ${who}, ${day})`);
    await tx.execute(sql`
      insert into request_merge (request_id, unit_id, kept_id, merged_by, merged_on) values (${ended}, ${unitId}, ${open}, ${who}, ${day})`);
    await tx.execute(sql`insert into person (id, email, name, password_hash) values (${who}, ${`${who}@example.org`}, 'Who', 'none')`);
    await tx.execute(sql`
      insert into recognition (request_id, unit_id, person_id, reviewed_by, reviewed_on) values (${ended}, ${unitId}, ${who}, ${who}, ${day})`);
    await tx.execute(sql`insert into bulk_action (id, person_id, kind, made_at) values (${open}, ${who}, 'take', now())`);
    await tx.execute(sql`
      insert into bulk_action_request (bulk_id, request_id, unit_id, number) values (${open}, ${ended}, ${unitId}, 1)`);
    await tx.execute(sql`insert into request_follow_up (request_id, unit_id, given_on) values (${ended}, ${unitId}, ${day})`);
    await tx.execute(sql`insert into request_human (request_id, unit_id, asked_on) values (${ended}, ${unitId}, ${day})`);
  });
}
