import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { seeAll, standing, submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { NotFound } from "#lib/errors.ts";
import { type Role, residentActor, type StaffActor, staffActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "./mutations.ts";
import { recountTallies } from "./recount-mutations.ts";
import { decideHeld } from "./review-mutations.ts";
import { heldByUnit, heldGroups } from "./review-queries.ts";

const NOW = new Date("2026-11-25T04:00:00Z");
const FIVES = [5, 5, 5, 5, 0, 0, 0, 0, 0];
after(closeDatabase);

type Survey = Awaited<ReturnType<typeof testSurvey>>;

/** Twenty alike and ten others, all held. */
async function stuffed(): Promise<Survey> {
  const survey = await testSurvey();
  for (let number = 0; number < 30; number += 1) {
    const change = number < 20 ? { choices: FIVES } : { choices: [1 + (number % 5), 1 + (number % 3), 0, 0, 0, 0, 0, 0, 0] };
    const heldFor = ["trap"] as const;
    await submitAnswer(residentActor(), submission(survey.touchpoint, 1, { day: "2026-11-25", words: ["More"], heldFor, ...change }));
  }
  await mixInbox(testActor, { now: NOW });
  return survey;
}

function holder({ forceId, unitId }: Survey, ...roles: { role: Role; unitId: string }[]): StaffActor {
  return staffActor({ personId: randomUUID(), name: "Test", roles, units: [forceId, unitId] });
}
const reviewer = (survey: Survey) => holder(survey, { role: "reviewer", unitId: survey.forceId });

async function groupOf(survey: Survey) {
  const [group, ...others] = await heldGroups(reviewer(survey));
  assert.ok(group);
  assert.deepEqual(others, []);
  const { unitId, serviceKey, channel, day, reasons } = group;
  return { shown: group, group: { unitId, serviceKey, channel, day, reasons } };
}

async function audited(actor: StaffActor): Promise<string[]> {
  const rows = await seeAll((sql) => sql`select event from audit_event where actor = ${`staff:${actor.personId}`}`);
  return rows.map((row) => row.event);
}

test("a reviewer excludes the alike, releases the rest, and the tallies agree", async () => {
  const survey = await stuffed();
  const actor = reviewer(survey);
  const { shown, group } = await groupOf(survey);
  assert.deepEqual([shown.answers, shown.alike, shown.pattern], [30, 20, FIVES.join(",")]);
  const part = { of: "pattern", pattern: FIVES } as const;
  assert.equal(await decideHeld(actor, { group, part, verdict: "exclude", why: "One hand" }), 20);
  assert.equal(await decideHeld(actor, { group, part: { of: "all" }, verdict: "release", why: "Real people" }), 10);
  assert.deepEqual(await standing(survey.unitId), { waiting: 0, mixed: 10, tallied: 10 });
  assert.deepEqual([...(await heldByUnit(actor))], [{ unitId: survey.unitId, held: 0, excluded: 20 }]);
  const words = await seeAll((sql) => sql`select words from comment where unit_id = ${survey.unitId}`);
  assert.equal(words.length, 10, "words of the excluded are gone");
  assert.deepEqual((await audited(actor)).sort(), ["answers.excluded", "answers.released"]);
  const { differences } = await recountTallies(testActor);
  assert.deepEqual(
    differences.filter((each) => each.includes(survey.unitId)),
    [],
  );
});

test("what a reviewer has released is not taken back by the next mix", async () => {
  const survey = await stuffed();
  const { group } = await groupOf(survey);
  await decideHeld(reviewer(survey), { group, part: { of: "pattern", pattern: FIVES }, verdict: "release", why: "A school visit" });
  for (let number = 0; number < 5; number += 1)
    await submitAnswer(residentActor(), submission(survey.touchpoint, 1 + number, { day: "2026-11-25" }));
  await mixInbox(testActor, { now: NOW });
  assert.deepEqual(await standing(survey.unitId), { waiting: 0, mixed: 25, tallied: 25 });
});

test("who leads the unit, reviews at it alone or has another role decides nothing and sees no group", async () => {
  const survey = await stuffed();
  const { group } = await groupOf(survey);
  const { forceId, unitId } = survey;
  const refused = [
    holder(survey, { role: "lead", unitId }),
    holder(survey, { role: "administrator", unitId: forceId }),
    holder(survey, { role: "reviewer", unitId }),
    holder(survey, { role: "reviewer", unitId: forceId }, { role: "lead", unitId }),
  ];
  for (const actor of refused) {
    assert.deepEqual(await heldGroups(actor), []);
    await assert.rejects(decideHeld(actor, { group, part: { of: "all" }, verdict: "release", why: "mine" }), NotFound);
    assert.deepEqual(await audited(actor), []);
  }
  assert.deepEqual([...(await heldByUnit(refused[0] as StaffActor))], [{ unitId, held: 30, excluded: 0 }]);
});
