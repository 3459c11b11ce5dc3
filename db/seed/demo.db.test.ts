import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { seedDemo } from "./demo.ts";
import { seeAll, testSurvey } from "./test-survey.ts";

after(closeDatabase);

test("a database that has units is never filled with the demonstration", async () => {
  await testSurvey();
  const count = async () => (await seeAll((sql) => sql`select count(*)::int as count from unit`))[0]?.count;
  const had = await count();
  await assert.rejects(
    seedDemo(() => {}),
    /only for an empty one/,
  );
  assert.equal(await count(), had);
});
