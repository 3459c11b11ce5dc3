import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase, driver } from "#db";
import { submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { type Reach, transaction } from "#db/transaction.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "#lib/responses/mutations.ts";

after(closeDatabase);

const GUARDED = [
  ...([
    "inbox",
    "response",
    "comment",
    "tally_day",
    "tally_month",
    "tally_moment",
    "tally_weighing",
    "tally_straight",
    "visit_count",
    "held_answer",
    "excluded_answer",
  ] as const),
  ...(["slip_batch", "slip_batch_seal", "slip_batch_cancellation", "slip", "invitation_wave", "invitation_mark"] as const),
  ...(["visit_import_row", "trend_baseline", "trend_note", "comment_tag", "comment_redaction", "population", "population_margin"] as const),
  ...(["comment_term", "comment_unindexed", "late_answer"] as const),
  ...(["paper_batch", "paper_entry", "paper_check", "api_token", "api_token_revocation", "api_token_use"] as const),
];

/** Whoever is appraised is told of the seal above, so these are seen by all staff, and written by who reaches their unit. */
const TOLD = ["sealed_period", "sealed_period_opening"];

/** A row in each of the tables that no answer fills by itself. */
async function fillRest(unitId: string): Promise<void> {
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

/** A unit with rows in every guarded table. */
async function filled(): Promise<string> {
  const { unitId, touchpoint } = await testSurvey();
  for (let number = 0; number < 5; number += 1)
    await submitAnswer(residentActor(), submission(touchpoint, 4, { words: ["Thanks"], choices: [4, 0, 0, 0, 0, 0, 0, 0, 1] }));
  await mixInbox(testActor);
  await submitAnswer(residentActor(), submission(touchpoint, 4, { day: "2999-01-01" }));
  await fillRest(unitId);
  return unitId;
}

async function seen(reach: Reach, unitIds: readonly string[]): Promise<Record<string, string[]>> {
  return transaction(reach, async (tx) => {
    const found: Record<string, string[]> = {};
    for (const table of GUARDED) {
      const rows = await tx.execute<{ unit: string }>(sql`select distinct unit_id as unit from ${sql.identifier(table)}`);
      found[table] = [...rows].map(({ unit }) => unit).filter((unit) => unitIds.includes(unit));
    }
    return found;
  });
}

test("row-level security shows the reached units' rows in every table, and no other", async () => {
  const [own, other] = [await filled(), await filled()];
  const both = [own, other];
  const everything = await seen({ everything: true }, both);
  const mine = await seen({ everything: false, units: [own] }, both);
  const nothing = await seen({ everything: false, units: [] }, both);
  for (const table of GUARDED) {
    assert.deepEqual(everything[table]?.sort(), [...both].sort(), table);
    assert.deepEqual(mine[table], [own], table);
    assert.deepEqual(nothing[table], [], table);
  }
});

test("outside a transaction with a reach nothing is seen, and nothing leaks to the next user of a connection", async () => {
  await filled();
  await transaction({ everything: true }, async () => undefined);
  for (const table of GUARDED) assert.equal((await driver()`select 1 from ${driver()(table)} limit 1`).length, 0, table);
});

test("who reaches one unit changes no row of another", async () => {
  const [own, other] = [await filled(), await filled()];
  const changed = await transaction({ everything: false, units: [own] }, (tx) =>
    tx.execute(sql`update tally_day set answers = 0 where unit_id = ${other} returning 1`),
  );
  assert.equal(changed.length, 0);
  await assert.rejects(
    transaction({ everything: false, units: [own] }, (tx) =>
      tx.execute(sql`insert into visit_count (unit_id, service_key, month, visits) values (${other}, 'traffic', '2026-11-01', 1)`),
    ),
  );
  await assert.rejects(
    transaction({ everything: false, units: [own] }, (tx) =>
      tx.execute(sql`
        insert into sealed_period (id, unit_id, from_month, to_month, why, sealed_by, sealed_at)
        values (${randomUUID()}, ${other}, '2026-11-01', '2026-11-01', 'Why', ${randomUUID()}, now())`),
    ),
  );
});

test("an opened questionnaire version never changes", async () => {
  const { touchpoint } = await testSurvey();
  const { id } = touchpoint.version;
  for (const change of [
    sql`update questionnaire_version set definition = '{}' where id = ${id}`,
    sql`update questionnaire_version set number = 99 where id = ${id}`,
    sql`delete from questionnaire_version where id = ${id}`,
    sql`update questionnaire_opening set opened_at = now() where version_id = ${id}`,
    sql`delete from questionnaire_opening where version_id = ${id}`,
  ]) {
    await assert.rejects(
      transaction({ everything: true }, (tx) => tx.execute(change)),
      (error: Error) => /cannot change|only grows/.test(String(error.cause)),
    );
  }
});

test("a version that is not open yet may still change", async () => {
  const { touchpoint } = await testSurvey();
  const draft = randomUUID();
  const changed = await transaction({ everything: true }, async (tx) => {
    await tx.execute(sql`
      insert into questionnaire_version (id, questionnaire_id, number, definition)
      select ${draft}, questionnaire_id, ${1_000 + Math.floor(Math.random() * 1e6)}, definition from questionnaire_version where id = ${touchpoint.version.id}`);
    return tx.execute(sql`update questionnaire_version set definition = '{}' where id = ${draft} returning 1`);
  });
  assert.equal(changed.length, 1);
  await transaction({ everything: true }, (tx) => tx.execute(sql`delete from questionnaire_version where id = ${draft}`));
});

test("the audit only grows", async () => {
  await testSurvey();
  for (const change of [sql`update audit_event set actor = 'nobody'`, sql`delete from audit_event`]) {
    await assert.rejects(
      transaction({ everything: true }, (tx) => tx.execute(change)),
      (error: Error) => /only grows/.test(String(error.cause)),
    );
  }
});

test("the application is no superuser and cannot switch the guard off for its rows", async () => {
  const [role] = await driver()`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
  assert.deepEqual({ ...role }, { rolsuper: false, rolbypassrls: false });
  const forced = await driver()`select relname from pg_class where relforcerowsecurity and relrowsecurity`;
  assert.deepEqual(forced.map(({ relname }) => relname).sort(), [...GUARDED, ...TOLD].sort());
});
