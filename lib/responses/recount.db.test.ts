import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { seeAll, standing, submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "./mutations.ts";
import { recountedOn } from "./queries.ts";
import { recountTallies } from "./recount-mutations.ts";

const NOW = new Date("2026-11-25T04:00:00Z");
after(closeDatabase);

/** A unit whose answers are counted, of which the recount's findings are its own. */
async function counted() {
  const survey = await testSurvey();
  for (let number = 0; number < 12; number += 1)
    await submitAnswer(residentActor(), submission(survey.touchpoint, 1 + (number % 5), { day: "2026-11-25" }));
  await mixInbox(testActor, { now: NOW });
  const found = async (repair = false) =>
    (await recountTallies(testActor, { repair, now: NOW })).differences.filter((difference) => difference.includes(survey.unitId));
  return { ...survey, found };
}

test("a right tally has no difference, and the night is noted", async () => {
  const { found } = await counted();
  assert.deepEqual(await found(), []);
  assert.ok(await recountedOn(testActor, "2026-11-25"));
  assert.ok(!(await recountedOn(testActor, "1999-01-01")));
});

test("a planted difference is reported by name, and mended only when that is asked for", async () => {
  const { unitId, found } = await counted();
  await seeAll((sql) => sql`update tally_day set answers = answers + 3 where unit_id = ${unitId}`);
  await seeAll((sql) => sql`update tally_month set counts[2] = counts[2] + 1 where unit_id = ${unitId}`);
  const differences = await found();
  assert.equal(differences.length, 2);
  assert.match(differences.join("\n"), /tally_day 2026-11-25 .* household open: 15 in the tally, 12 counted/);
  assert.match(differences.join("\n"), /tally_month 2026-11-01/);
  assert.equal((await found()).length, 2, "a report changes nothing");
  assert.equal((await found(true)).length, 2);
  assert.deepEqual(await found(), []);
  assert.equal((await standing(unitId)).tallied, 12);
});

test("a tally row that is lost or invented is found", async () => {
  const { unitId, found } = await counted();
  await seeAll((sql) => sql`delete from tally_day where unit_id = ${unitId}`);
  await seeAll(
    (sql) => sql`
    insert into tally_month select unit_id, service_key, 'kiosk', version_id, month, answers, counts from tally_month where unit_id = ${unitId}`,
  );
  assert.deepEqual((await found(true)).map((difference) => /: (\d+) in the tally, (\d+)/.exec(difference)?.slice(1).join("-")).sort(), [
    "0-12",
    "12-0",
  ]);
  assert.deepEqual(await found(), []);
});
