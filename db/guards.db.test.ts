import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { closeDatabase, driver } from "#db";
import { APPRAISAL_TABLES, APPRAISAL_TOLD, fillAppraisals } from "#db/seed/test-appraisal-rows.ts";
import { fillDoors } from "#db/seed/test-door-rows.ts";
import { fillKept, KEPT_TABLES, OF_CODE_ALONE } from "#db/seed/test-kept-rows.ts";
import { asOwner } from "#db/seed/test-owner.ts";
import { fillPublications, fillPublished, PUBLICATION_TABLES } from "#db/seed/test-publication-rows.ts";
import { fillRequests, REQUEST_TABLES } from "#db/seed/test-request-rows.ts";
import { fillRest } from "#db/seed/test-rows.ts";
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
  ...(["paper_batch", "paper_entry", "paper_check", "comment_term", "comment_unindexed", "late_answer"] as const),
  ...(["api_token", "api_token_revocation", "api_token_use"] as const),
  ...REQUEST_TABLES,
  ...KEPT_TABLES,
  ...APPRAISAL_TABLES,
  ...PUBLICATION_TABLES,
  ...(["unit_action", "unit_action_end"] as const),
];

/** Whoever is appraised is told of the seal above, and everybody of who works where, so these are seen by all staff, and written by who reaches their unit. */
const TOLD = [
  ...APPRAISAL_TOLD,
  ...["unit_placement", "unit_closure", "unit_past"],
  "sealed_period",
  "sealed_period_opening",
  "working_hours",
  "reply_template",
  "assignment_rule",
  "role_holding",
];

/** A code is known to whoever stands before it, and says its unit. */
const HUNG = ["touchpoint", "touchpoint_proof", "touchpoint_retirement"];

/** Made to be known: everybody reads these, and who reaches their unit writes them. */
const PUBLIC = ["unit_contact", "unit_photo", "unit_action_publication", "publication", "publication_link"];

/** Of no unit yet: only who has the code of what is being written sees them; a test of their own shows it. */
const BY_CODE = ["request_draft", "request_draft_file"];

/** A unit with rows in every guarded table. */
async function filled(): Promise<string> {
  const { unitId, touchpoint } = await testSurvey();
  for (let number = 0; number < 5; number += 1)
    await submitAnswer(residentActor(), submission(touchpoint, 4, { words: ["Thanks"], choices: [4, 0, 0, 0, 0, 0, 0, 0, 1] }));
  await mixInbox(testActor);
  await submitAnswer(residentActor(), submission(touchpoint, 4, { day: "2999-01-01" }));
  await fillRest(unitId);
  await fillRequests(unitId);
  await fillKept(unitId);
  await fillDoors(unitId);
  await fillAppraisals(unitId);
  await fillPublications(unitId);
  await fillPublished(unitId);
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
    assert.deepEqual(mine[table], OF_CODE_ALONE.includes(table) ? [] : [own], table);
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

test("what is public is read by all, and written and forgotten by who reaches its unit alone", async () => {
  const [own, other] = [await filled(), await filled()];
  const mine: Reach = { everything: false, units: [own] };
  for (const table of PUBLIC) {
    const seen = await transaction({ everything: false, units: [] }, (tx) =>
      tx.execute(sql`select 1 from ${sql.identifier(table)} where unit_id = ${other}`),
    );
    assert.ok(seen.length > 0, table);
  }
  for (const written of [
    sql`insert into unit_photo (unit_id, digest, bytes, sent_at) values (${other}, 'new', '', now())`,
    sql`insert into unit_contact select unit_id, 2, address, phone, transport, step_free, hours, places, officer, null, null, null, null, null, null, now()
      from unit_contact where unit_id = ${other}`,
    sql`insert into publication (slug, unit_id, snapshot) values (${`new ${other}`}, ${other}, '{}')`,
    sql`insert into publication_link select position + 1, unit_id, slug, entry, hash, signature, key from publication_link where unit_id = ${other}`,
    sql`insert into unit_action_publication select action_id, 2, unit_id, null, null, null, published_on from unit_action_publication where unit_id = ${other}`,
  ])
    await assert.rejects(
      transaction(mine, (tx) => tx.execute(written)),
      (error: Error) => /row-level security/.test(String(error.cause)),
    );
  const gone = await transaction(mine, (tx) => tx.execute(sql`delete from unit_photo where unit_id = ${other} returning 1`));
  assert.equal(gone.length, 0);
});

/** The application may not even try, or a trigger refuses it; and the trigger refuses the owner too. */
async function refused(change: SQL): Promise<void> {
  await assert.rejects(
    transaction({ everything: true }, (tx) => tx.execute(change)),
    (error: Error) => /cannot change|only grows|permission denied/.test(String(error.cause)),
  );
  await assert.rejects(
    asOwner((owner) => drizzle(owner).execute(change)),
    (error: Error) => /cannot change|only grows/.test(String(error.cause)),
  );
}

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
    await refused(change);
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

test("these tables have forced row-level security, and no other", async () => {
  const forced = await driver()`select relname from pg_class where relforcerowsecurity and relrowsecurity`;
  assert.deepEqual(
    forced.map(({ relname }) => relname).sort(),
    [...GUARDED, ...TOLD, ...HUNG, ...PUBLIC, ...BY_CODE, "audit_event"].sort(),
  );
});
