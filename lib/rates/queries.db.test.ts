import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase } from "#db";
import { LOOKED_ON, plant, satisfaction, testForce } from "#db/seed/test-rates.ts";
import { transaction } from "#db/transaction.ts";
import { staffActor } from "#lib/people/actor.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { standingIn } from "#lib/units/standing-queries.ts";
import { type Indicator, indicator } from "./indicators.ts";
import { before, periodOf, seriesOf } from "./period.ts";
import { overview } from "./queries.ts";
import { countIndicator } from "./tally-queries.ts";

after(closeDatabase);

test("planted answers give the rate, interval, base and 'don't know' counted by hand", async () => {
  const { forceId, stations, actor, look } = await testForce();
  const [a = "", b = ""] = stations;
  await plant([
    { unitId: a, count: 30, grade: 5 },
    { unitId: a, count: 10, grade: 4, channel: "kiosk" },
    { unitId: b, count: 8, grade: 3, service: "traffic" },
    { unitId: b, count: 12, grade: 1 },
    { unitId: b, count: 6, grade: 9 },
    { unitId: a, count: 50, grade: 1, day: "2024-05-01" },
    { unitId: a, count: 40, grade: 5, channel: "staff_entered" },
  ]);
  const found = satisfaction(await look(actor, forceId));
  assert.ok(found?.now.shown);
  const { x, n, dontKnow, asked, lower, upper } = found.now;
  assert.deepEqual({ x, n, dontKnow, asked }, { x: 40, n: 60, dontKnow: 6, asked: 66 });
  // Wilson for 40 of 60.
  assert.deepEqual([lower.toFixed(4), upper.toFixed(4)], ["0.5406", "0.7727"]);
  assert.deepEqual(found.channels.map(({ channel, rate }) => [channel, rate.shown && rate.n]).sort(), [
    ["kiosk", 10],
    ["open", 50],
  ]);
  const byUnit = new Map(found.units.map(({ unit, rate }) => [unit.id, rate]));
  const [rateA, rateB] = [byUnit.get(a), byUnit.get(b)];
  assert.ok(rateA?.shown && rateB?.shown);
  assert.deepEqual([rateA.x, rateA.n, rateB.x, rateB.n], [40, 40, 0, 20]);
  assert.equal(rateA.upper, 1);
  assert.equal(rateB.lower, 0);
  const october = found.months.find(({ month }) => month === "2026-10-01");
  assert.ok(october?.rate.shown && october.rate.n === 60);
  assert.equal(found.months.length, 24);
  const traffic = satisfaction(await look(actor, forceId, { service: "traffic" }));
  assert.ok(traffic?.now.shown && traffic.now.n === 8 && traffic.now.x === 0);
  const kiosk = satisfaction(await look(actor, a, { channel: "kiosk" }));
  assert.ok(kiosk?.now.shown && kiosk.now.n === 10);
  const old = satisfaction(await look(actor, a, { period: "2024" }));
  assert.ok(old?.now.shown && old.now.n === 50);
});

test("participation sets answers against the visits that were counted", async () => {
  const { forceId, stations, actor, look } = await testForce();
  const [a = "", b = ""] = stations;
  await plant([
    { unitId: a, count: 20, grade: 5 },
    { unitId: b, count: 50, grade: 5 },
  ]);
  assert.equal((await look(actor, forceId)).participation, undefined);
  await transaction({ everything: true }, (tx) =>
    tx.execute(sql`insert into visit_count (unit_id, service_key, month, visits) values (${a}, 'household', '2026-10-01', 160)`),
  );
  assert.deepEqual((await look(actor, forceId)).participation, { answers: 20, visits: 160 });
});

test("the bases of visitors and residents are never mixed", async () => {
  const { forceId, stations, actor, look } = await testForce();
  const [a = ""] = stations;
  await plant([
    { unitId: a, count: 10, grade: 5 },
    { unitId: a, count: 7, grade: 1, key: "resident-satisfaction", channel: "import" },
    { unitId: a, count: 9, grade: 1, key: "resident-survey", channel: "invited" },
  ]);
  const { headlines } = await look(actor, forceId);
  assert.deepEqual(
    headlines.map(({ id, now }) => [id, now.shown ? now.n : now.reason]),
    [
      ["sat_top2", 10],
      ["sat_top2_residents", 7],
      ["know_any", 9],
      ["see_weekly", "none"],
    ],
  );
});

test("a station's lead sees the station alone, whatever is asked for", async () => {
  const { forceId, stations, actor, look } = await testForce();
  const [a = "", b = ""] = stations;
  await plant([
    { unitId: a, count: 10, grade: 5 },
    { unitId: b, count: 10, grade: 1 },
  ]);
  const lead = staffActor({ personId: a, name: "Station lead", roles: [{ role: "lead", unitId: a }], units: [a] });
  assert.deepEqual(
    (await unitsInScope(lead)).map(({ id }) => id),
    [a],
  );
  const own = satisfaction(await look(lead, a));
  assert.ok(own?.now.shown && own.now.x === 10 && own.now.n === 10);
  // Even a selection that names the whole force counts only what the database lets this actor see.
  const units = await unitsInScope(actor);
  const period = periodOf("last-12", LOOKED_ON);
  const unit = units.find(({ id }) => id === forceId);
  assert.ok(unit && period);
  const wide = satisfaction(await overview(lead, { unit, units, period, today: LOOKED_ON }));
  assert.ok(wide?.now.shown && wide.now.n === 10);
});

test("a changed rule counts from its month on, and months before it are counted by the rule that held", async () => {
  const { stations } = await testForce();
  const [a = ""] = stations;
  await plant([
    { unitId: a, count: 10, grade: 4, day: "2026-02-05" },
    { unitId: a, count: 20, grade: 4, day: "2026-03-05" },
  ]);
  const own: Indicator = {
    ...indicator("sat_top2"),
    version: 2,
    earlier: [{ version: 1, numerator: [5], denominator: [1, 2, 3, 4, 5], dontKnow: [9], until: "2026-03-01" }],
  };
  const period = periodOf("last-12", LOOKED_ON);
  assert.ok(period);
  const cut = { service: undefined, channel: undefined, thisMonth: "2026-11-01", sealed: [] };
  const counted = await transaction({ everything: true }, async (tx) =>
    countIndicator(
      tx,
      own,
      { ...cut, standing: await standingIn(tx, a) },
      { now: period, before: before(period), series: seriesOf(period) },
    ),
  );
  const months = ["2026-02-01", "2026-03-01"].map((month) => counted?.byMonth.get(month));
  assert.deepEqual(
    months.map((count) => [count?.x, count?.n]),
    [
      [0, 10],
      [20, 20],
    ],
  );
});
