import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Sql } from "postgres";
import { closeDatabase, driver } from "#db";
import { asOwner } from "#db/seed/test-owner.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { env, environmentOnly } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { systemActor } from "#lib/people/actor.ts";
import { setSetting } from "./settings-mutations.ts";
import { loadSettings, settingChanges } from "./settings-queries.ts";

after(closeDatabase);

test("an administrator of the force sets a value within its range; it holds at once, is recorded, and goes back", async () => {
  const { forceId, unitId } = await testSurvey();
  const admin = await testStaff(forceId, "administrator");
  const name = "staff_minimum_base";
  const first = (await settingChanges(admin))?.get(name)?.[0]?.id;
  assert.equal(await setSetting(admin, { name, value: "4", seen: first }), "out_of_range", "never below 5");
  assert.equal(await setSetting(admin, { name, value: "seven", seen: first }), "out_of_range");
  assert.equal(await setSetting(admin, { name, value: "9", seen: first }), "set");
  assert.equal(env().RAPPORT_STAFF_MINIMUM_BASE, 9);
  assert.equal(environmentOnly().RAPPORT_STAFF_MINIMUM_BASE, 5);
  await assert.rejects(setSetting(admin, { name, value: "8", seen: first }), Conflict, "whoever saw the value before is told");
  for (const other of [await testStaff(unitId, "administrator"), await testStaff(forceId, "lead"), await testStaff(forceId, "auditor")]) {
    assert.equal(await settingChanges(other), undefined);
    await assert.rejects(setSetting(other, { name, value: "7", seen: undefined }), NotFound);
  }
  const seen = (await settingChanges(admin))?.get(name)?.[0]?.id;
  assert.equal(await setSetting(admin, { name, value: null, seen }), "set");
  assert.equal(env().RAPPORT_STAFF_MINIMUM_BASE, 5);
  const events = await seeAll(
    (all) => all`select detail from audit_event where event = 'setting.changed' and actor = ${`staff:${admin.personId}`} order by at`,
  );
  assert.deepEqual(
    events.map(({ detail }) => [detail.before, detail.after]),
    [
      [null, "9"],
      ["9", null],
    ],
  );
  const change = (sql: Sql) => sql`update setting_value set value = '50' where name = ${name}`;
  await assert.rejects(change(driver()), /permission denied/);
  await assert.rejects(asOwner(change), /only grows/);
});

test("a value that this version cannot have is left out, and the rest holds", async () => {
  const { forceId } = await testSurvey();
  const admin = await testStaff(forceId, "administrator");
  await driver()`insert into setting_value (id, name, value, set_by, set_at) values (gen_random_uuid(), 'release_at', '2', ${admin.personId}, now())`;
  await setSetting(admin, { name: "languages", value: "zh,en", seen: undefined });
  assert.equal(env().RAPPORT_RELEASE_AT, 5);
  assert.deepEqual(env().RAPPORT_LANGUAGES, ["en", "zh"]);
  const seen = (await settingChanges(admin))?.get("languages")?.[0]?.id;
  await setSetting(admin, { name: "languages", value: null, seen });
  await loadSettings(systemActor("test"));
  assert.deepEqual(env().RAPPORT_LANGUAGES, ["en", "zh", "es", "ar"]);
});
