import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { LOOKED_ON, plant, satisfaction, testForce } from "#db/seed/test-rates.ts";
import { periodOf } from "./period.ts";

after(closeDatabase);

test("a base below five is hidden with the reason, and so is what would give it away", async () => {
  const { forceId, stations, actor, look } = await testForce();
  const [a = "", b = "", c = "", d = ""] = stations;
  await plant([
    { unitId: a, count: 40, grade: 5 },
    { unitId: b, count: 20, grade: 4 },
    { unitId: c, count: 3, grade: 1 },
  ]);
  const units = new Map(satisfaction(await look(actor, forceId))?.units.map(({ unit, rate }) => [unit.id, rate]));
  assert.deepEqual(units.get(c), { shown: false, reason: "few" });
  assert.deepEqual(units.get(b), { shown: false, reason: "together" });
  assert.deepEqual(units.get(d), { shown: false, reason: "none" });
  assert.ok(units.get(a)?.shown);
  assert.deepEqual(satisfaction(await look(actor, c))?.now, { shown: false, reason: "few" });
});

test("what a unit itself was told is not had by subtracting the units below it", async () => {
  const { forceId, stations, actor, look } = await testForce();
  const [a = "", b = ""] = stations;
  await plant([
    { unitId: a, count: 40, grade: 5 },
    { unitId: b, count: 20, grade: 4 },
    { unitId: forceId, count: 3, grade: 1 },
  ]);
  const found = satisfaction(await look(actor, forceId));
  assert.ok(found?.now.shown && found.now.n === 63);
  const units = new Map(found.units.map(({ unit, rate }) => [unit.id, rate]));
  assert.deepEqual(units.get(b), { shown: false, reason: "together" });
  assert.ok(units.get(a)?.shown);
});

test("a hidden month is not had by subtracting the others from the rate of the period", async () => {
  const { stations, actor, look } = await testForce();
  const [a = ""] = stations;
  await plant([
    { unitId: a, count: 20, grade: 5, day: "2026-11-02" },
    { unitId: a, count: 3, grade: 1, day: "2026-10-02" },
    { unitId: a, count: 30, grade: 5, day: "2026-09-02" },
    { unitId: a, count: 6, grade: 5, day: "2026-01-02" },
  ]);
  for (const period of ["last-3", "last-12", "2026-q4"]) {
    const found = satisfaction(await look(actor, a, { period }));
    const from = periodOf(period, LOOKED_ON)?.from ?? "";
    assert.ok(found?.now.shown);
    const shown = found.months.map(({ month, rate }) => (month >= from && rate.shown ? rate.n : 0));
    assert.equal(found.now.n - shown.reduce((sum, n) => sum + n), 23, period);
  }
});
