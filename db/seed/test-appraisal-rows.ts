import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";

/** What is seen of a unit's appraisal by who reaches the unit, which fillAppraisals fills. */
export const APPRAISAL_TABLES = [
  "appraisal_count",
  "appraisal_count_confirmation",
  "appraisal_count_withdrawal",
  "appraisal_count_import",
  "appraisal_reply",
  "appraisal_evidence",
  "appraisal_card",
  "appraisal_recognition",
  "unit_action_review",
  "knowledge_scheduled",
  "knowledge_attempt",
  "knowledge_answer",
  "knowledge_attempt_end",
] as const;

/** By what units are appraised, and what is asked of officers: told to all staff. */
export const APPRAISAL_TOLD = [
  "appraisal_scheme",
  "appraisal_scheme_version",
  "appraisal_scheme_approval",
  "appraisal_scheme_publication",
  "appraisal_period",
  "appraisal_period_end",
  "knowledge_question",
  "knowledge_question_retirement",
  "knowledge_check",
] as const;

/** A row in each of these tables. */
export async function fillAppraisals(unitId: string): Promise<void> {
  await transaction({ everything: true }, async (tx) => {
    const [who, scheme, version, seal, period, count, reply, action] = Array.from({ length: 8 }, () => randomUUID());
    const [question, check, attempt, day] = [randomUUID(), randomUUID(), randomUUID(), "2026-11-01"];
    await tx.execute(sql`insert into person (id, email, name, password_hash) values (${who}, ${`${who}@example.org`}, 'Test', 'none')`);
    await tx.execute(sql`insert into appraisal_scheme values (${scheme}, ${unitId}, 'Scheme', ${who}, now())`);
    await tx.execute(sql`insert into appraisal_scheme_version values (${version}, ${scheme}, ${unitId}, 1, '{}', ${who}, now())`);
    await tx.execute(sql`insert into appraisal_scheme_approval values (${version}, ${unitId}, ${who}, now())`);
    await tx.execute(sql`insert into appraisal_scheme_publication values (${version}, ${unitId}, ${who}, ${day})`);
    await tx.execute(sql`
      insert into sealed_period (id, unit_id, from_month, to_month, why, sealed_by, sealed_at)
      values (${seal}, ${unitId}, '2001-01-01', '2001-01-01', 'Why', ${who}, now())`);
    await tx.execute(sql`
      insert into appraisal_period values (${period}, ${unitId}, 'station', ${version}, '2001-01-01', '2001-01-01', ${seal}, ${who}, now())`);
    await tx.execute(sql`insert into appraisal_period_end values (${period}, ${unitId}, ${who}, ${day})`);
    await tx.execute(sql`
      insert into appraisal_count (id, unit_id, period_id, kind, subject, sampled, entered_by, entered_at)
      values (${count}, ${unitId}, ${period}, 'prevention', 'Talk', 1, ${who}, now())`);
    await tx.execute(sql`insert into appraisal_count_confirmation values (${count}, ${unitId}, ${who}, now())`);
    await tx.execute(sql`insert into appraisal_count_withdrawal values (${count}, ${unitId}, 'Why', ${who}, now())`);
    await tx.execute(sql`insert into appraisal_count_import values (${randomUUID()}, ${unitId}, ${period}, '[]', ${who}, ${day})`);
    await tx.execute(sql`
      insert into appraisal_reply (id, unit_id, period_id, kind, words, written_by, written_at)
      values (${reply}, ${unitId}, ${period}, 'comment', 'Words', ${who}, now())`);
    await tx.execute(sql`
      insert into appraisal_evidence (id, unit_id, count_id, type, bytes, sent_by, sent_at)
      values (${randomUUID()}, ${unitId}, ${count}, 'application/pdf', '', ${who}, now())`);
    await tx.execute(sql`
      insert into appraisal_card values (${randomUUID()}, ${unitId}, ${period}, 1, ${version}, '{}', '{}', null, ${who}, now())`);
    await tx.execute(sql`insert into appraisal_recognition values (${randomUUID()}, ${unitId}, ${period}, null, 'Words', ${who}, ${day})`);
    await tx.execute(sql`
      insert into unit_action (id, unit_id, period_id, indicator, review_on, month, what, owner_id, due_on, made_by, made_at)
      values (${action}, ${unitId}, ${period}, 'sat_top2', ${day}, ${day}, 'What', ${who}, ${day}, ${who}, now())`);
    await tx.execute(sql`insert into unit_action_review values (${action}, ${unitId}, 'Words', true, ${who}, ${day})`);
    await tx.execute(sql`insert into knowledge_question values (${question}, ${unitId}, 'Topic', '{}', 1, ${who}, ${day})`);
    await tx.execute(sql`insert into knowledge_question_retirement values (${question}, ${unitId}, ${who}, ${day})`);
    await tx.execute(sql`insert into knowledge_check values (${check}, ${unitId}, 'Topic', 1, 1, 80, ${day}, ${day}, ${who}, now())`);
    await tx.execute(sql`insert into knowledge_scheduled values (${check}, ${who}, ${unitId})`);
    await tx.execute(sql`
      insert into knowledge_attempt values (${attempt}, ${check}, ${who}, ${unitId}, 'en', ${`{${question}}`}::uuid[], now(), now())`);
    await tx.execute(sql`insert into knowledge_answer values (${attempt}, ${question}, ${unitId}, 1)`);
    await tx.execute(sql`insert into knowledge_attempt_end values (${attempt}, ${unitId}, 1, now())`);
  });
}
