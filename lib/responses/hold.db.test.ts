import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { seeAll, standing, submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, type Submission, submitAnswer } from "./mutations.ts";
import { recountTallies } from "./recount-mutations.ts";

const resident = residentActor();
const NOW = new Date("2026-11-25T04:00:00Z");
after(closeDatabase);

type Survey = Awaited<ReturnType<typeof testSurvey>>;
type Own = Partial<Submission>;

async function send({ touchpoint }: Survey, count: number, change: (number: number) => Own = () => ({})): Promise<void> {
  for (let number = 0; number < count; number += 1)
    await submitAnswer(resident, submission(touchpoint, 1 + (number % 5), { day: "2026-11-25", ...change(number) }));
}

const held = (unitId: string) =>
  seeAll((sql) => sql`select reasons, words, day::text as day from held_answer where unit_id = ${unitId} order by day`);
const mix = () => mixInbox(testActor, { now: NOW });
/** Nothing alike: the number of an answer in base 5. */
const distinct = (number: number): Own => ({
  choices: [...number.toString(5).padStart(4, "0")].map((digit) => Number(digit) + 1).concat([0, 0, 0, 0, 0]),
});

async function recountsOf(unitId: string): Promise<string[]> {
  return (await recountTallies(testActor)).differences.filter((each) => each.includes(unitId));
}

test("an answer held when it came is kept whole, apart, and never makes up the number for others", async () => {
  const survey = await testSurvey();
  await send(survey, 4);
  await send(survey, 4, () => ({ heldFor: ["trap"], words: ["buy"] }));
  await mix();
  assert.deepEqual(await standing(survey.unitId), { waiting: 8, mixed: 0, tallied: 0 });
  await send(survey, 1);
  await mix();
  assert.deepEqual(await standing(survey.unitId), { waiting: 4, mixed: 5, tallied: 5 });
  await send(survey, 1, () => ({ heldFor: ["trap"], words: ["buy"] }));
  await mix();
  assert.deepEqual(await standing(survey.unitId), { waiting: 0, mixed: 5, tallied: 5 });
  const rows = await held(survey.unitId);
  assert.equal(rows.length, 5);
  for (const row of rows) assert.deepEqual([row.reasons, row.words], [["trap"], ["buy"]]);
  assert.deepEqual(await recountsOf(survey.unitId), []);
});

test("a burst holds its day, also what was counted of it, and leaves the day before", async () => {
  const survey = await testSurvey();
  await send(survey, 10, () => ({ day: "2026-11-24" }));
  await send(survey, 12, distinct);
  await mix();
  assert.equal((await standing(survey.unitId)).mixed, 22);
  await send(survey, 29, (number) => distinct(number + 20));
  await mix();
  assert.deepEqual(await standing(survey.unitId), { waiting: 0, mixed: 10, tallied: 10 });
  const rows = await held(survey.unitId);
  assert.equal(rows.length, 41);
  for (const row of rows) assert.deepEqual([row.reasons, row.day], [["burst"], "2026-11-25"]);
  assert.deepEqual(await recountsOf(survey.unitId), []);
  await send(survey, 5, (number) => distinct(number + 60));
  await mix();
  assert.equal((await standing(survey.unitId)).mixed, 10, "the rest of the day waits with it");
});

test("forty in a day are no burst, and slips have none", async () => {
  const [poster, slips] = [await testSurvey(), await testSurvey()];
  await send(poster, 40, distinct);
  await send({ ...slips, touchpoint: { ...slips.touchpoint, channel: "verified" } }, 90);
  await mix();
  assert.equal((await standing(poster.unitId)).mixed, 40);
  assert.equal((await standing(slips.unitId)).mixed, 90);
});

test("twenty alike at once are held, though forty would not be too many", async () => {
  const survey = await testSurvey();
  await send(survey, 20, () => ({ choices: [5, 5, 5, 5, 0, 0, 0, 0, 0] }));
  await mix();
  assert.deepEqual(await standing(survey.unitId), { waiting: 0, mixed: 0, tallied: 0 });
  const rows = await held(survey.unitId);
  assert.equal(rows.length, 20);
  assert.deepEqual(rows[0]?.reasons, ["alike"]);
});
