import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { standing, submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "./mutations.ts";

// The environment is read at its first use, so this file has a threshold of its own.
process.env.RAPPORT_RELEASE_AT = "12";
after(closeDatabase);

test("where twelve are asked for, eleven wait and the twelfth releases them", async () => {
  const { unitId, touchpoint } = await testSurvey();
  const send = () => submitAnswer(residentActor(), submission(touchpoint, 5, { day: "2026-11-25" }));
  const mix = () => mixInbox(testActor, { now: new Date("2026-11-25T04:00:00Z") });
  for (let number = 0; number < 11; number += 1) await send();
  await mix();
  assert.deepEqual(await standing(unitId), { waiting: 11, mixed: 0, tallied: 0 });
  await send();
  await mix();
  assert.deepEqual(await standing(unitId), { waiting: 0, mixed: 12, tallied: 12 });
});

test("more answers may be asked for before a release, never fewer", () => {
  const tried = (value: string) =>
    spawnSync(process.execPath, ["--conditions=react-server", "-e", 'import("#lib/env.ts").then(({ env }) => env(), (e) => { throw e })'], {
      env: { ...process.env, RAPPORT_RELEASE_AT: value },
      encoding: "utf8",
    });
  for (const more of ["5", "20"]) assert.equal(tried(more).status, 0, more);
  for (const wrong of ["4", "0", "-5", "5.5", "many"]) {
    const refused = tried(wrong);
    assert.notEqual(refused.status, 0, wrong);
    assert.match(refused.stderr, /RAPPORT_RELEASE_AT/);
  }
});
