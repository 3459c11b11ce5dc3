import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";

/** A row in each of the tables that no answer fills by itself. */
export async function fillRest(unitId: string): Promise<void> {
  await transaction({ everything: true }, async (tx) => {
    const [asked] = await tx.execute<{ id: string; version: string }>(
      sql`select q.id, v.id as version from questionnaire q join questionnaire_version v on v.questionnaire_id = q.id where q.key = 'visit-rating' limit 1`,
    );
    const [batch, pile, who] = [randomUUID(), randomUUID(), randomUUID()];
    const day = "2026-11-01";
    const filed = sql`${unitId}, 'household', 'open', ${asked?.version}, ${day}, ${day}, '{5}', '{}'`;
    await tx.execute(sql`insert into visit_count (unit_id, service_key, month, visits) values (${unitId}, 'household', ${day}, 50)`);
    await tx.execute(sql`
      insert into trend_baseline (id, unit_id, indicator, from_month, to_month, why, decided_by, decided_at)
      values (${randomUUID()}, ${unitId}, 'sat_top2', ${day}, ${day}, 'Why', ${who}, now())`);
    await tx.execute(
      sql`insert into trend_note (id, unit_id, month, words, noted_by) values (${batch}, ${unitId}, ${day}, 'Note', ${who})`,
    );
    const [words] = await tx.execute<{ id: string }>(sql`
      insert into comment (id, unit_id, service_key, channel, version_id, month, question, words)
      values (${randomUUID()}, ${unitId}, 'household', 'open', ${asked?.version}, ${day}, 'change', 'Words') returning id`);
    await tx.execute(sql`insert into comment_tag (comment_id, unit_id, tag, tagged_by) values (${words?.id}, ${unitId}, 'tag', ${who})`);
    await tx.execute(
      sql`insert into comment_redaction (comment_id, unit_id, words, why, redacted_by, redacted_on) values (${words?.id}, ${unitId}, 'W', 'Why', ${who}, ${day})`,
    );
    await tx.execute(
      sql`insert into comment_term (unit_id, term, month, kind, comments) values (${unitId}, 'words', ${day}, 'word', ${`{${words?.id}}`})`,
    );
    await tx.execute(sql`insert into late_answer (response_id, unit_id) values (${randomUUID()}, ${unitId})`);
    await tx.execute(sql`
      insert into population (id, unit_id, year, source, stored_by, stored_at) values (${batch}, ${unitId}, 2026, 'Census', ${who}, now())`);
    await tx.execute(
      sql`insert into population_margin (population_id, unit_id, margin, category, residents) values (${batch}, ${unitId}, 'sex', '1', 10)`,
    );
    await tx.execute(sql`
      insert into tally_weighing (unit_id, service_key, channel, version_id, month, answers, counts)
      values (${unitId}, 'household', 'open', ${asked?.version}, ${day}, 1, '{1}')`);
    await tx.execute(sql`insert into person (id, email, name, password_hash) values (${who}, ${`${who}@example.org`}, 'Who', 'none')`);
    await tx.execute(sql`
      insert into api_token (id, digest, person_id, unit_id, label, scopes, made_at, expires_at)
      values (${batch}, ${Buffer.from(batch)}, ${who}, ${unitId}, 'Label', '{rates}', now(), now())`);
    await tx.execute(
      sql`insert into api_token_revocation (token_id, unit_id, revoked_by, revoked_at) values (${batch}, ${unitId}, ${who}, now())`,
    );
    await tx.execute(sql`insert into api_token_use (token_id, unit_id, day) values (${batch}, ${unitId}, ${day})`);
    await tx.execute(sql`insert into visit_import (id, made_by, made_on) values (${pile}, ${who}, ${day})`);
    await tx.execute(
      sql`insert into visit_import_row (import_id, unit_id, service_key, month, visits) values (${pile}, ${unitId}, 'household', ${day}, 1)`,
    );
    await tx.execute(
      sql`insert into held_answer (id, unit_id, service_key, channel, version_id, day, month, choices, words, reasons) values (${randomUUID()}, ${filed}, '{burst}')`,
    );
    await tx.execute(sql`
      insert into excluded_answer (id, unit_id, service_key, channel, version_id, day, month, choices, reasons, why, excluded_by, excluded_on)
      values (${randomUUID()}, ${filed}, 'Injected', ${who}, ${day})`);
    await tx.execute(sql`
      insert into slip_batch (id, unit_id, service_key, channel, questionnaire_id, issued, made_on, expires_on, made_by)
      values (${batch}, ${unitId}, 'household', 'verified', ${asked?.id}, 1, ${day}, ${day}, ${who})`);
    await tx.execute(sql`insert into slip (digest, batch_id, unit_id) values (decode(md5(${batch}), 'hex'), ${batch}, ${unitId})`);
    await tx.execute(
      sql`insert into slip_batch_seal (batch_id, unit_id, counted, sealed_on, sealed_by) values (${batch}, ${unitId}, 1, ${day}, ${who})`,
    );
    await tx.execute(
      sql`insert into slip_batch_cancellation (batch_id, unit_id, unused, cancelled_on, cancelled_by) values (${batch}, ${unitId}, 1, ${day}, ${who})`,
    );
    await tx.execute(sql`insert into invitation_wave (batch_id, unit_id, name, means) values (${batch}, ${unitId}, 'Wave', 'letter')`);
    await tx.execute(sql`insert into invitation_mark (mark, batch_id, unit_id) values (decode(md5(${batch}), 'hex'), ${batch}, ${unitId})`);
    await tx.execute(sql`
      insert into paper_batch (id, unit_id, service_key, version_id, forms, every_nth, made_on, made_by)
      values (${pile}, ${unitId}, 'household', ${asked?.version}, 1, 1, ${day}, ${who})`);
    await tx.execute(sql`insert into paper_entry (batch_id, number, unit_id, entered_by) values (${pile}, 1, ${unitId}, ${who})`);
    await tx.execute(
      sql`insert into paper_check (batch_id, number, unit_id, entered_by, questions, differing) values (${pile}, 1, ${unitId}, ${who}, 1, 0)`,
    );
  });
}
