import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { plant, satisfaction, testForce } from "#db/seed/test-rates.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { distributions } from "./distribution-queries.ts";
import { periodOf } from "./period.ts";

after(closeDatabase);

test("a base below five is hidden with the reason, and is in no total of its year until it can be told", async () => {
  const { forceId, stations, actor, look } = await testForce();
  const [a = "", b = "", c = "", d = ""] = stations;
  await plant([
    { unitId: a, count: 40, grade: 5 },
    { unitId: b, count: 20, grade: 4 },
    { unitId: c, count: 3, grade: 1 },
  ]);
  const found = satisfaction(await look(actor, forceId));
  assert.ok(found?.now.shown && found.now.n === 60, "the three are not had by subtraction");
  const units = new Map(found.units.map(({ unit, rate }) => [unit.id, rate]));
  assert.deepEqual(units.get(c), { shown: false, reason: "few" });
  assert.deepEqual(units.get(d), { shown: false, reason: "none" });
  assert.ok(units.get(a)?.shown && units.get(b)?.shown);
  assert.deepEqual(satisfaction(await look(actor, c))?.now, { shown: false, reason: "few" });
});

test("what a year leaves over counts above when it is over, and nowhere below", async () => {
  const { forceId, stations, actor, look } = await testForce();
  const [a = "", b = "", c = ""] = stations;
  await plant([
    { unitId: a, count: 40, grade: 5, day: "2025-03-05" },
    { unitId: b, count: 3, grade: 1, day: "2025-04-05" },
    { unitId: c, count: 4, grade: 1, day: "2025-08-05" },
  ]);
  const found = satisfaction(await look(actor, forceId, { period: "2025" }));
  assert.ok(found?.now.shown && found.now.n === 47 && found.now.x === 40);
  assert.deepEqual(
    found.months.flatMap(({ month, rate }) => (rate.shown ? [[month, rate.n]] : [])),
    [
      ["2025-03-01", 40],
      ["2025-08-01", 7],
    ],
  );
  for (const unit of [b, c]) assert.equal(satisfaction(await look(actor, unit, { period: "2025" }))?.now.shown, false);
});

test("a small month counts with the next that makes it enough, whatever the period", async () => {
  const { stations, actor, look } = await testForce();
  const [a = ""] = stations;
  await plant([
    { unitId: a, count: 20, grade: 5, day: "2026-11-02" },
    { unitId: a, count: 3, grade: 1, day: "2026-10-02" },
    { unitId: a, count: 30, grade: 5, day: "2026-09-02" },
  ]);
  for (const period of ["last-3", "last-12", "2026-q4"]) {
    const found = satisfaction(await look(actor, a, { period }));
    assert.ok(found?.now.shown);
    assert.equal(found.now.n, period === "2026-q4" ? 23 : 53, period);
    assert.deepEqual(
      found.months.flatMap(({ month, rate }) => (month >= "2026-09-01" && month < "2026-12-01" ? [rate.shown ? rate.n : rate.reason] : [])),
      [30, "few", 23],
    );
  }
});

test("a small service is not had by subtracting the others from the whole, and none is told of a month that still runs", async () => {
  const { stations, actor, look } = await testForce();
  const [a = ""] = stations;
  await plant([
    { unitId: a, count: 30, grade: 5, service: "household" },
    { unitId: a, count: 10, grade: 5, service: "patrol" },
    { unitId: a, count: 2, grade: 1, service: "traffic" },
    { unitId: a, count: 50, grade: 5, service: "household", day: "2026-11-02" },
  ]);
  const rate = async (service?: string) => satisfaction(await look(actor, a, service ? { service } : {}))?.now;
  const shown = async (service?: string) => {
    const now = await rate(service);
    return now?.shown ? now.n : now?.reason;
  };
  assert.deepEqual([await shown(), await shown("household"), await shown("patrol"), await shown("traffic")], [92, 30, "together", "few"]);
});

test("a question's answers are counted by the same bundles as its rate", async () => {
  const { forceId, stations, actor } = await testForce();
  const [a = "", b = ""] = stations;
  await plant([
    { unitId: a, count: 6, grade: 5 },
    { unitId: a, count: 9, grade: 9 },
    { unitId: b, count: 4, grade: 1 },
    { unitId: b, count: 40, grade: 9 },
  ]);
  const version = (await openedVersions()).find(({ key }) => key === "visit-rating");
  const period = periodOf("last-12", "2026-11-23");
  assert.ok(version && period);
  const { questions } = await distributions(actor, { version, unitId: forceId, period });
  const overall = questions.find(({ questionId }) => questionId === "overall");
  assert.ok(overall?.shown);
  // Of the second station only four graded: neither they nor the forty beside them are shown.
  assert.deepEqual([overall.counts.get(5), overall.counts.get(9), overall.counts.get(1)], [6, 9, 0]);
});
