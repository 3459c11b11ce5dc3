import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { seeAll, standing, submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "./mutations.ts";
import { waitingByUnit } from "./queries.ts";
import { recountTallies } from "./recount-mutations.ts";

const resident = residentActor();
const NOW = new Date("2026-11-25T04:00:00Z");
const DAY = "2026-11-25";
after(closeDatabase);

type Survey = Awaited<ReturnType<typeof testSurvey>>;

async function send({ touchpoint }: Survey, count: number, change: Parameters<typeof submission>[2] = {}): Promise<void> {
  for (let number = 0; number < count; number += 1)
    await submitAnswer(resident, submission(touchpoint, 1 + (number % 5), { day: DAY, ...change }));
}

test("four answers wait, the fifth releases them all, and other units' go on waiting", async () => {
  const [own, other] = [await testSurvey(), await testSurvey()];
  await send(own, 4);
  await send(other, 3);
  await mixInbox(testActor, { now: NOW });
  assert.deepEqual(await standing(own.unitId), { waiting: 4, mixed: 0, tallied: 0 });
  assert.equal((await waitingByUnit(testActor)).find(({ unitId }) => unitId === own.unitId)?.waiting, 4);
  await send(own, 1);
  await mixInbox(testActor, { now: NOW });
  assert.deepEqual(await standing(own.unitId), { waiting: 0, mixed: 5, tallied: 5 });
  assert.deepEqual(await standing(other.unitId), { waiting: 3, mixed: 0, tallied: 0 });
});

test("when its week has ended an answer goes, whatever their number", async () => {
  const survey = await testSurvey();
  await send(survey, 2);
  await mixInbox(testActor, { now: new Date("2026-11-29T15:00:00Z") });
  assert.equal((await standing(survey.unitId)).waiting, 2, "Sunday is still the same week");
  await mixInbox(testActor, { now: new Date("2026-11-29T17:00:00Z") });
  assert.deepEqual(await standing(survey.unitId), { waiting: 0, mixed: 2, tallied: 2 });
});

test("two mixes at once move each answer once", async () => {
  const survey = await testSurvey();
  // A slip's answers are never held, however many come.
  await send({ ...survey, touchpoint: { ...survey.touchpoint, channel: "verified" } }, 60);
  await Promise.all(Array.from({ length: 4 }, () => mixInbox(testActor, { now: NOW })));
  assert.deepEqual(await standing(survey.unitId), { waiting: 0, mixed: 60, tallied: 60 });
});

test("the tally counts every choice in its slot, and a recount agrees", async () => {
  const survey = await testSurvey();
  await send(survey, 10, { choices: [5, 4, 0, 8, 0, 0, 0, 1, 1], words: ["More chairs"] });
  await send(survey, 10, { choices: [9, 0, 0, 0, 0, 0, 0, 0, 0] });
  await mixInbox(testActor, { now: NOW });
  const [row] = await seeAll((sql) => sql`select answers, counts from tally_month where unit_id = ${survey.unitId}`);
  assert.equal(row?.answers, 20);
  // Slots of the first question: skipped, then the grades from 5 to 1 and "can't say", as its options stand.
  assert.deepEqual(row?.counts.slice(0, 7), [0, 10, 0, 0, 0, 0, 10]);
  assert.deepEqual((await recountTallies(testActor)).differences, []);
});

test("words are kept by month, apart from what was chosen", async () => {
  const survey = await testSurvey();
  await send(survey, 5, { words: ["More chairs"], choices: [4, 0, 0, 0, 0, 0, 0, 0, 1] });
  await send(survey, 1);
  await mixInbox(testActor, { now: NOW });
  const rows = await seeAll((sql) => sql`select * from comment where unit_id = ${survey.unitId}`);
  assert.equal(rows.length, 5, "an empty text is no comment");
  for (const row of rows) {
    assert.equal(row.words, "More chairs");
    assert.equal(row.question, "change");
    assert.deepEqual(Object.keys(row).sort(), ["channel", "id", "month", "question", "service_key", "unit_id", "version_id", "words"]);
  }
  const shared = await seeAll((sql) => sql`select 1 from comment c join response r on r.id = c.id where r.unit_id = ${survey.unitId}`);
  assert.equal(shared.length, 0);
});

/** Spearman's rank correlation of two orders of the same things. */
function rankCorrelation(a: readonly string[], b: readonly string[]): number {
  const rank = new Map(b.map((each, index) => [each, index]));
  const squares = a.reduce((sum, each, index) => sum + (index - (rank.get(each) ?? 0)) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}

test("the order in which answers lie tells nothing of the order in which they came", async () => {
  const survey = await testSurvey();
  const came = Array.from({ length: 2_500 }, (_, number) => String(number));
  // The number of an answer is written into its choices, in base 5.
  for (const number of came) {
    const digits = Number(number).toString(5).padStart(5, "0");
    await submitAnswer(
      resident,
      submission({ ...survey.touchpoint, channel: "verified" }, 5, {
        day: DAY,
        choices: [...digits].map((digit) => Number(digit) + 1).concat([0, 0, 0, 0]),
        words: [`answer ${number}`],
      }),
    );
  }
  await mixInbox(testActor, { now: NOW });
  const numberOf = (choices: number[]) =>
    String(
      Number.parseInt(
        choices
          .slice(0, 5)
          .map((choice) => choice - 1)
          .join(""),
        5,
      ),
    );
  const lies = await seeAll((sql) => sql`select choices from response where unit_id = ${survey.unitId} order by ctid`);
  const words = await seeAll((sql) => sql`select words from comment where unit_id = ${survey.unitId} order by ctid`);
  const answers = lies.map((row) => numberOf(row.choices));
  const said = words.map((row) => row.words.slice("answer ".length));
  assert.deepEqual([...answers].sort(), [...came].sort());
  assert.equal(said.length, 2_500);
  // For 2,500 in random order the correlation has a standard deviation of 0.02.
  assert.ok(Math.abs(rankCorrelation(came, answers)) < 0.1);
  assert.ok(Math.abs(rankCorrelation(came, said)) < 0.1);
  assert.ok(Math.abs(rankCorrelation(answers, said)) < 0.1, "nor do words lie as their answers do");
  const ids = await seeAll((sql) => sql`select choices from response where unit_id = ${survey.unitId} order by id`);
  assert.ok(
    Math.abs(
      rankCorrelation(
        came,
        ids.map((row) => numberOf(row.choices)),
      ),
    ) < 0.1,
  );
});
