import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, standing, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { NotFound } from "#lib/errors.ts";
import { mixInbox } from "./mutations.ts";
import { checkForm, enterForm, makePile } from "./paper-mutations.ts";
import { paperPiles } from "./paper-queries.ts";

const DAY = "2026-11-23";
after(closeDatabase);

async function pile(forms: number, everyNth: number) {
  const { unitId, touchpoint } = await testSurvey();
  const [first, second] = [await testStaff(unitId, "lead"), await testStaff(unitId, "lead")];
  const wanted = { unitId, serviceKey: "household", versionId: touchpoint.version.id, forms, everyNth, today: DAY };
  const { pileId } = await makePile(first, wanted);
  const form = (number: number, grade: number) => ({
    pileId,
    number,
    choices: [grade, 0, 0, 0, 0, 0, 0, 0, grade > 0 ? 1 : 0],
    words: [grade > 0 ? "Thanks" : ""],
    day: DAY,
  });
  const now = async () => (await paperPiles(first)).find(({ id }) => id === pileId);
  return { unitId, first, second, pileId, form, now };
}

test("a form is typed in once, under a channel of its own; an empty one is counted and stores no answer", async () => {
  const { unitId, first, second, form, now } = await pile(12, 5);
  const twice = await Promise.all([enterForm(first, form(1, 5)), enterForm(second, form(1, 2))]);
  assert.deepEqual(twice.sort(), ["entered", "entered_before"]);
  for (let number = 2; number <= 11; number += 1) assert.equal(await enterForm(first, form(number, 4)), "entered");
  assert.equal(await enterForm(first, form(12, 0)), "entered");
  const { entered, next, unchecked } = (await now()) ?? {};
  assert.deepEqual([entered, next, unchecked], [12, undefined, 2]);
  await mixInbox(testActor);
  assert.deepEqual(await standing(unitId), { waiting: 0, mixed: 11, tallied: 11 });
  const channels = await seeAll((sql) => sql`select distinct channel from response where unit_id = ${unitId}`);
  assert.deepEqual(
    channels.map(({ channel }) => channel),
    ["staff_entered"],
  );
  await assert.rejects(enterForm(first, form(13, 4)), NotFound);
  await assert.rejects(enterForm(await testStaff(unitId, "reviewer"), form(12, 4)), NotFound);
});

test("of a sampled form the choices are kept until somebody else has typed it; only how many differ stays", async () => {
  const { unitId, first, second, pileId, form, now } = await pile(6, 2);
  for (let number = 1; number <= 6; number += 1) await enterForm(first, form(number, 4));
  const kept = () => seeAll((sql) => sql`select number from paper_entry where unit_id = ${unitId} and choices is not null order by number`);
  assert.deepEqual(
    (await kept()).map(({ number }) => number),
    [2, 4, 6],
  );
  const typed = (number: number, grade: number) => ({ pileId, number, choices: form(number, grade).choices });
  assert.equal(await checkForm(first, typed(2, 4)), undefined, "not by whoever typed it first");
  assert.deepEqual(await checkForm(second, typed(2, 4)), { differing: [] });
  assert.deepEqual(await checkForm(second, typed(4, 3)), { differing: ["overall"] });
  assert.equal(await checkForm(second, typed(4, 4)), undefined, "once");
  assert.equal(await checkForm(second, typed(3, 4)), undefined, "not one that is not sampled");
  assert.deepEqual(
    (await kept()).map(({ number }) => number),
    [6],
  );
  const { questions, differing, checked } = (await now()) ?? {};
  assert.deepEqual([questions, differing, checked], [18, 1, 2]);
});

test("nothing ties a mixed answer to the form it was typed from", async () => {
  const { unitId, first, form } = await pile(30, 10);
  for (let number = 1; number <= 30; number += 1) await enterForm(first, form(number, 1 + (number % 5)));
  await mixInbox(testActor);
  const [row] = await seeAll(
    (sql) =>
      sql`select count(*)::int as tied from response r join paper_entry e on e.xmin = r.xmin where r.unit_id = ${unitId} and e.unit_id = ${unitId}`,
  );
  assert.equal(row?.tied, 0);
});
