import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { plant, satisfaction, testForce } from "#db/seed/test-rates.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { openedVersions } from "#lib/surveys/queries.ts";

after(closeDatabase);

/** Put answers beside the rates, as a mix would hold them. */
async function hold(unitId: string, count: number, grade: number): Promise<void> {
  const version = (await openedVersions({ fresh: true })).find(({ key }) => key === "visit-rating");
  assert.ok(version);
  const choices = version.definition.questions.map((_, index) => (index === 0 ? grade : 0));
  await seeAll(
    (sql) => sql`
      insert into held_answer (id, unit_id, service_key, channel, version_id, day, month, choices, words, reasons)
      select gen_random_uuid(), ${unitId}, 'household', 'open', ${version.id}, '2026-10-05', '2026-10-01', ${choices}::smallint[], '{}', '{burst}'
      from generate_series(1, ${count})`,
  );
}

test("held answers move no rate, and stand beside it with what they would make of it", async () => {
  const { stations, actor, look } = await testForce();
  const [a = "", b = ""] = stations;
  await plant([
    { unitId: a, count: 20, grade: 5 },
    { unitId: a, count: 20, grade: 1 },
    { unitId: b, count: 10, grade: 5 },
  ]);
  await hold(a, 60, 5);
  await hold(b, 4, 1);
  const attacked = satisfaction(await look(actor, a));
  assert.ok(attacked?.now.shown);
  assert.equal(attacked.now.rate, 0.5);
  assert.deepEqual([attacked.beside.held, attacked.beside.excluded], [60, 0]);
  assert.ok(attacked.beside.withThem?.shown);
  assert.deepEqual([attacked.beside.withThem.x, attacked.beside.withThem.n], [80, 100]);
  const few = satisfaction(await look(actor, b));
  assert.deepEqual([few?.beside.held, few?.beside.withThem], [4, undefined], "fewer than five are counted, and say nothing more");
  const other = satisfaction(await look(actor, a, { service: "traffic" }));
  assert.equal(other?.beside.held ?? 0, 0);
});
