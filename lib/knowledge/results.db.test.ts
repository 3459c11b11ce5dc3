import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase } from "#db";
import { unitPlacement } from "#db/schema/organisation.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { testForce } from "#db/seed/test-rates.ts";
import { testActor } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { seeded } from "#lib/statistics/draws.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { ALWAYS } from "#lib/units/standing.ts";
import { type CheckResult, checkResults } from "./result-queries.ts";

after(closeDatabase);

const CLOSED = "2026-10-20";

/** A check that has closed, of two questions, with half of them to be right. */
async function closedCheck(unitId: string, madeBy: string): Promise<string> {
  const id = randomUUID();
  await transaction({ everything: true }, (tx) =>
    tx.execute(sql`insert into knowledge_check values (${id}, ${unitId}, 'Law', 2, 10, 50, ${CLOSED}, ${CLOSED}, ${madeBy}, ${CLOSED})`),
  );
  return id;
}

/** Officers of a unit itself who were to take it, and how many each of those who did had right. */
async function took(checkId: string, unitId: string, scheduled: number, rights: readonly number[]): Promise<void> {
  const list = `{${rights.join(",")}}`;
  await transaction({ everything: true }, (tx) =>
    tx.execute(sql`
      with officer as (
        insert into person (id, email, name, password_hash)
        select id, id::text || '@example.org', 'Officer', 'none' from (select gen_random_uuid() as id from generate_series(1, ${scheduled}::int)) made
        returning id
      ), numbered as (select id, row_number() over () as at from officer),
      placed as (insert into knowledge_scheduled select ${checkId}::uuid, id, ${unitId}::uuid from numbered),
      attempt as (
        insert into knowledge_attempt
        select id, ${checkId}::uuid, id, ${unitId}::uuid, 'en', array[id, id], ${CLOSED}, ${CLOSED} from numbered where at <= ${rights.length}
      )
      insert into knowledge_attempt_end
      select id, ${unitId}::uuid, (${list}::int[])[at], ${CLOSED} from numbered where at <= ${rights.length}`),
  );
}

const added = async (parentId: string, kind: "district" | "station") =>
  (await addUnit(testActor, { parentId, kind, slug: `unit-${randomUUID()}`, name: { en: "Unit" }, adults: null })).unitId;

/** A force with three districts of two stations each, and the person who keeps its checks. */
async function districtsOf() {
  const { forceId } = await testForce();
  const districts = await Promise.all(["a", "b", "c"].map(() => added(forceId, "district")));
  const stations = await Promise.all(districts.flatMap((each) => [added(each, "station"), added(each, "station")]));
  return { forceId, districts, stations, keeper: await testStaff(forceId, "evaluator") };
}

const ofUnit = (results: readonly CheckResult[], unitId: string) => results.find((each) => each.unitId === unitId);
const rights = (two: number, one: number, none: number) => [...Array(two).fill(2), ...Array(one).fill(1), ...Array(none).fill(0)];

test("a unit's result is of its own officers and of all below it, and nobody reads more than their own units", async () => {
  const { forceId, districts, stations, keeper } = await districtsOf();
  const [a = "", b = "", c = ""] = districts;
  const [post = ""] = stations;
  const ofForce = await closedCheck(forceId, keeper.personId);
  await took(ofForce, forceId, 6, rights(6, 0, 0));
  await took(ofForce, a, 8, rights(0, 5, 1));
  await took(ofForce, post, 7, rights(3, 0, 2));
  await took(ofForce, b, 9, rights(1, 1, 4));
  const ofStation = await closedCheck(a, keeper.personId);
  await took(ofStation, post, 5, rights(5, 0, 0));
  const results = await checkResults(keeper);
  const first = results.filter(({ checkId }) => checkId === ofForce);
  assert.deepEqual(
    first.map(({ unitId }) => unitId).sort(),
    [forceId, a, b, post].sort(),
    "no row of a unit that nobody was to take it in",
  );
  const shown = (unitId: string) => [ofUnit(first, unitId)?.scheduled, ofUnit(first, unitId)?.shown];
  assert.deepEqual(shown(post), [7, { taken: 5, absent: 2, passed: 3, meanShare: 3 / 5 }]);
  assert.deepEqual(shown(a), [15, { taken: 11, absent: 4, passed: 8, meanShare: 5.5 / 11 }]);
  assert.deepEqual(shown(b), [9, { taken: 6, absent: 3, passed: 2, meanShare: 1.5 / 6 }]);
  assert.deepEqual(shown(forceId), [30, { taken: 23, absent: 7, passed: 16, meanShare: 13 / 23 }]);
  assert.deepEqual(
    results
      .filter(({ checkId }) => checkId === ofStation)
      .map(({ unitId }) => unitId)
      .sort(),
    [a, post].sort(),
    "a check of a station is none of the force",
  );
  const lead = await checkResults(await testStaff(a, "lead"));
  assert.deepEqual(
    lead,
    results.filter(({ unitId }) => unitId === a || unitId === post),
  );
  assert.deepEqual(await checkResults(await testStaff(c, "lead")), []);
  assert.deepEqual(await checkResults(await testStaff(a, "desk")), []);
});

test("beside a unit of which too few took it another is hidden, for every reader alike", async () => {
  const { forceId, districts, keeper } = await districtsOf();
  const [a = "", b = "", c = ""] = districts;
  const checkId = await closedCheck(forceId, keeper.personId);
  await took(checkId, a, 20, rights(10, 5, 5));
  await took(checkId, b, 12, rights(4, 3, 2));
  await took(checkId, c, 6, rights(1, 0, 2));
  const results = await checkResults(keeper);
  assert.deepEqual(
    [forceId, a, b, c].map((unitId) => ofUnit(results, unitId)?.shown?.taken),
    [32, 20, undefined, undefined],
  );
  assert.deepEqual(
    [forceId, a, b, c].map((unitId) => ofUnit(results, unitId)?.scheduled),
    [38, 20, 12, 6],
  );
  for (const unitId of [a, b, c]) assert.deepEqual(await checkResults(await testStaff(unitId, "lead")), [ofUnit(results, unitId)]);
});

test("a unit that moves after a check has closed leaves its results where they were", async () => {
  const { forceId, districts, stations, keeper } = await districtsOf();
  const [a = "", b = ""] = districts;
  const [post = ""] = stations;
  const checkId = await closedCheck(forceId, keeper.personId);
  for (const unitId of [a, b, post]) await took(checkId, unitId, 9, rights(4, 0, 4));
  const before = await checkResults(keeper);
  assert.equal(ofUnit(before, a)?.shown?.taken, 16);
  const planned = { plannedBy: keeper.personId, plannedOn: CLOSED };
  await transaction({ everything: true }, (tx) =>
    tx.insert(unitPlacement).values([
      { unitId: post, parentId: a, fromMonth: ALWAYS, ...planned },
      { unitId: post, parentId: b, fromMonth: "2026-11-01", ...planned },
    ]),
  );
  assert.deepEqual(await checkResults(keeper), before);
});

test("of random forces no hidden number can be had from the rows, and each reader of a part sees what the whole sees of it", async () => {
  const random = seeded(20_261);
  const below = (most: number) => Math.floor(random() * most);
  for (let round = 0; round < 4; round += 1) {
    const { forceId, districts, stations, keeper } = await districtsOf();
    const parents = new Map([
      ...districts.map((each) => [each, forceId] as const),
      ...stations.map((each, at) => [each, districts[at >> 1] ?? ""] as const),
    ]);
    const checkId = await closedCheck(forceId, keeper.personId);
    const takers = new Map<string, number>();
    for (const unitId of [forceId, ...parents.keys()]) {
      const scheduled = 1 + below(random() < 0.5 ? 4 : 14);
      const taken = below(scheduled + 1);
      takers.set(unitId, taken);
      await took(
        checkId,
        unitId,
        scheduled,
        Array.from({ length: taken }, () => below(3)),
      );
    }
    const results = await checkResults(keeper);
    assert.equal(results.length, takers.size);
    const shown = new Set(results.filter((each) => each.shown).map(({ unitId }) => unitId));
    // Shown units split the officers into blocks, and whoever reads can have sums of whole blocks alone.
    const blockOf = (unitId: string | undefined): string | undefined =>
      unitId === undefined || shown.has(unitId) ? unitId : blockOf(parents.get(unitId));
    const blocks = Map.groupBy(takers.keys(), blockOf);
    for (const [block, units] of blocks)
      if (block) assert.ok(units.reduce((sum, unitId) => sum + (takers.get(unitId) ?? 0), 0) >= 5, "no block is small");
    const within = (unitId: string) =>
      [...takers.keys()].filter((each) => {
        for (let at: string | undefined = each; at; at = parents.get(at)) if (at === unitId) return true;
        return false;
      });
    for (const { unitId } of results.filter((each) => !each.shown)) {
      const own = within(unitId);
      const isWhole = own.every((each) => blockOf(each) && (blocks.get(blockOf(each)) ?? []).every((other) => own.includes(other)));
      assert.ok(!isWhole, "a hidden unit is no sum of blocks");
    }
    for (const unitId of districts) {
      const lead = await checkResults(await testStaff(unitId, "lead"));
      assert.deepEqual(
        lead,
        results.filter((each) => within(unitId).includes(each.unitId)),
      );
    }
  }
});
