import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { seeAll, standing, submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "./mutations.ts";

const resident = residentActor();
after(closeDatabase);

test("500 answers, sent again and again at once, are stored once each", async () => {
  const { unitId, touchpoint } = await testSurvey();
  const answers = Array.from({ length: 500 }, (_, number) => submission(touchpoint, 1 + (number % 5)));
  const first = await Promise.all(answers.map((answer) => submitAnswer(resident, answer)));
  assert.equal(first.filter((outcome) => outcome === "stored").length, 500);
  const again = await Promise.all([...answers, ...answers].map((answer) => submitAnswer(resident, answer)));
  assert.ok(again.every((outcome) => outcome === "already_stored"));
  assert.deepEqual(await standing(unitId), { waiting: 500, mixed: 0, tallied: 0 });
});

test("two taps at the same moment store one answer", async () => {
  const { unitId, touchpoint } = await testSurvey();
  for (let pair = 0; pair < 50; pair += 1) {
    const answer = submission(touchpoint, 4);
    const outcomes = await Promise.all([submitAnswer(resident, answer), submitAnswer(resident, answer)]);
    assert.deepEqual(outcomes.sort(), ["already_stored", "stored"]);
  }
  assert.equal((await standing(unitId)).waiting, 50);
});

test("a retry after the mix stores nothing, for two days", async () => {
  const { unitId, touchpoint } = await testSurvey();
  const today = new Date("2026-11-23T04:00:00Z");
  const answers = Array.from({ length: 5 }, () => submission(touchpoint, 5));
  for (const answer of answers) await submitAnswer(resident, answer);
  await mixInbox(testActor, { now: today });
  for (const answer of answers) assert.equal(await submitAnswer(resident, answer), "already_stored");
  assert.deepEqual(await standing(unitId), { waiting: 0, mixed: 5, tallied: 5 });
  const keys = async () =>
    (await seeAll((sql) => sql`select key from used_key where key = any (${answers.map(({ key }) => key)}::uuid[])`)).length;
  await mixInbox(testActor, { now: new Date(today.getTime() + 2 * 86_400_000) });
  assert.equal(await keys(), 5, "on the second day they are known");
  await mixInbox(testActor, { now: new Date(today.getTime() + 3 * 86_400_000) });
  assert.equal(await keys(), 0, "on the third they are forgotten");
});

test("a used key is tied to nothing", async () => {
  const columns = await seeAll(
    (sql) => sql`select column_name as name from information_schema.columns where table_name = 'used_key' order by 1`,
  );
  assert.deepEqual(
    columns.map(({ name }) => name),
    ["day", "key"],
  );
});
