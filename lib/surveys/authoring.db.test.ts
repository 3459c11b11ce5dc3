import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { desc, eq, sql } from "drizzle-orm";
import { closeDatabase, database } from "#db";
import { auditEvent } from "#db/schema/audit.ts";
import { questionnaireVersion } from "#db/schema/surveys.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { testActor, testSurvey } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { changeDraft, createQuestionnaire, discardDraft, startDraft } from "./authoring-mutations.ts";
import { authoredQuestionnaire, mayAuthor, questionnaires } from "./authoring-queries.ts";
import type { Draft } from "./draft.ts";
import { addTouchpoint } from "./mutations.ts";
import { approveDraft, closeQuestionnaire, openDraft, reopenQuestionnaire, returnDraft, submitDraft } from "./opening-mutations.ts";
import { openTouchpoint } from "./queries.ts";
import { pulse } from "./standard/pulse.ts";

after(closeDatabase);

async function authors() {
  const { forceId, unitId } = await testSurvey();
  const key = `t-${randomUUID().slice(0, 8)}`;
  const author = await testStaff(forceId, "administrator", "Author");
  await createQuestionnaire(author, { key, base: "visit", questionnaire: pulse });
  return { forceId, unitId, key, author, second: await testStaff(forceId, "analyst", "Second") };
}

const entitled =
  (en: string) =>
  (written: Draft): Draft => ({ ...written, title: { ...written.title, en } });
const eventsOf = async (key: string) =>
  (
    await database()
      .select({ event: auditEvent.event })
      .from(auditEvent)
      .where(sql`${auditEvent.detail} ->> 'key' = ${key}`)
      .orderBy(auditEvent.at)
  ).map(({ event }) => event);

test("a draft is written, handed on, approved by somebody else and opened, each with its audit row", async () => {
  const { key, author, second, unitId } = await authors();
  await changeDraft(author, { key, revision: 0, what: "texts", change: entitled("Changed") });
  const of = { key, revision: 1 };
  assert.equal(await openDraft(author, of), "not_approved");
  assert.equal(await approveDraft(second, of), "not_submitted");
  assert.equal(await submitDraft(author, of), undefined);
  assert.equal(await approveDraft(author, of), "own_draft");
  assert.equal(await approveDraft(second, of), undefined);
  assert.equal((await authoredQuestionnaire(author, key))?.draft?.state, "approved");
  assert.equal(await openDraft(author, of), undefined);
  const { code } = await addTouchpoint(testActor, { unitId, serviceKey: "household", channel: "open", questionnaireKey: key });
  assert.equal((await openTouchpoint(code))?.version.definition.title.en, "Changed");
  assert.deepEqual(await eventsOf(key), [
    "questionnaire.drafted",
    "questionnaire.changed",
    "questionnaire.submitted",
    "questionnaire.approved",
    "questionnaire.opened",
  ]);
});

test("a change takes the approval away, and who made it can no longer approve", async () => {
  const { key, author, second, forceId } = await authors();
  await submitDraft(author, { key, revision: 0 });
  await approveDraft(second, { key, revision: 0 });
  await changeDraft(second, { key, revision: 0, what: "texts", change: entitled("By the second") });
  const draft = (await authoredQuestionnaire(author, key))?.draft;
  assert.deepEqual([draft?.state, draft?.authors.map(({ name }) => name)], ["writing", ["Author", "Second"]]);
  await submitDraft(author, { key, revision: 1 });
  assert.equal(await approveDraft(second, { key, revision: 1 }), "own_draft");
  assert.equal(await approveDraft(await testStaff(forceId, "analyst"), { key, revision: 1 }), undefined);
  await returnDraft(author, { key, revision: 1, why: "Shorter, please" });
  const given = (await authoredQuestionnaire(author, key))?.draft;
  assert.deepEqual([given?.state, given?.returned], ["writing", "Shorter, please"]);
});

test("of twenty changes of the same revision one is kept and nineteen are told", async () => {
  const { key, author, second } = await authors();
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      changeDraft(index % 2 ? author : second, { key, revision: 0, what: "texts", change: entitled(`Change ${index}`) }),
    ),
  );
  assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
  for (const result of results) if (result.status === "rejected") assert.ok(result.reason instanceof Conflict, String(result.reason));
  assert.equal((await authoredQuestionnaire(author, key))?.draft?.revision, 1);
});

test("an opened version never changes: what is to be different is the next version", async () => {
  const { key, author, second } = await authors();
  const of = { key, revision: 0 };
  await submitDraft(author, of);
  await approveDraft(second, of);
  await openDraft(author, of);
  await assert.rejects(changeDraft(author, { key, revision: 0, what: "texts", change: entitled("Later") }), Conflict);
  const [row] = await database().select().from(questionnaireVersion).orderBy(desc(questionnaireVersion.number)).limit(1);
  const opened = (await authoredQuestionnaire(author, key))?.opened[0];
  assert.ok(opened && row);
  await assert.rejects(database().update(questionnaireVersion).set({ definition: {} }).where(eq(questionnaireVersion.id, opened.id)));
  await startDraft(author, key);
  await assert.rejects(startDraft(second, key), Conflict, "one draft at a time");
  const found = await authoredQuestionnaire(author, key);
  assert.deepEqual([found?.draft?.number, found?.opened.map(({ number }) => number)], [2, [1]]);
  assert.deepEqual(await discardDraft(author, key, 0), { gone: false });
  assert.ok((await questionnaires(author)).some((line) => line.key === key && line.opened === 1 && line.draft === undefined));
});

test("a questionnaire that was never opened goes with its draft", async () => {
  const { key, author } = await authors();
  assert.deepEqual(await discardDraft(author, key, 0), { gone: true });
  assert.equal(await authoredQuestionnaire(author, key), undefined);
});

test("only administrators and analysts of a whole force write", async () => {
  const { key, forceId, unitId } = await authors();
  for (const outsider of [
    await testStaff(forceId, "lead"),
    await testStaff(forceId, "reviewer"),
    await testStaff(unitId, "administrator"),
  ]) {
    assert.equal(await mayAuthor(outsider), false);
    await assert.rejects(createQuestionnaire(outsider, { key: `${key}x`, base: "visit", questionnaire: pulse }), NotFound);
    await assert.rejects(startDraft(outsider, key), NotFound);
    await assert.rejects(changeDraft(outsider, { key, revision: 0, what: "texts", change: entitled("No") }), NotFound);
    await assert.rejects(discardDraft(outsider, key, 0), NotFound);
    await assert.rejects(submitDraft(outsider, { key, revision: 0 }), NotFound);
    await assert.rejects(approveDraft(outsider, { key, revision: 0 }), NotFound);
    await assert.rejects(openDraft(outsider, { key, revision: 0 }), NotFound);
    await assert.rejects(closeQuestionnaire(outsider, key, "2027-01-01"), NotFound);
  }
});

test("a questionnaire closes at the end of its last day, and can be opened again", async () => {
  const { key, author, second, unitId } = await authors();
  const of = { key, revision: 0 };
  await submitDraft(author, of);
  await approveDraft(second, of);
  await openDraft(author, of);
  const { code } = await addTouchpoint(testActor, { unitId, serviceKey: "household", channel: "open", questionnaireKey: key });
  assert.equal((await openTouchpoint(code))?.lastDay, undefined);
  await closeQuestionnaire(author, key, "2026-12-31");
  assert.equal((await openTouchpoint(code))?.lastDay, "2026-12-31");
  await reopenQuestionnaire(author, key);
  assert.equal((await openTouchpoint(code))?.lastDay, undefined);
  assert.deepEqual((await eventsOf(key)).slice(-2), ["questionnaire.closed", "questionnaire.reopened"]);
});
