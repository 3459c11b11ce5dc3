import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { LOOKED_ON, plant, satisfaction, testForce } from "#db/seed/test-rates.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { countedMonths, distributions } from "./distribution-queries.ts";
import { whatWouldHelp } from "./driver-queries.ts";
import { periodOf } from "./period.ts";
import { openSeal, sealPeriod } from "./seal-mutations.ts";
import { seals } from "./seal-queries.ts";
import { trend } from "./trend-queries.ts";
import { unitComparison } from "./unit-queries.ts";

after(closeDatabase);

async function sealedForce() {
  const force = await testForce();
  const [a = ""] = force.stations;
  await plant([
    { unitId: a, count: 30, grade: 5, day: "2026-08-05" },
    { unitId: a, count: 40, grade: 1, day: "2026-10-05" },
    { unitId: a, count: 20, grade: 1, day: "2026-11-05" },
  ]);
  const [analyst, lead] = [await testStaff(force.forceId, "analyst"), await testStaff(a, "lead")];
  await sealPeriod(analyst, { unitId: force.forceId, from: "2026-10-01", to: "2026-12-01", why: "Appraisal of 2026" });
  return { ...force, station: a, analyst, lead };
}

test("the appraised unit sees counts of sealed months and no rate of them on any page; whoever appraises sees everything", async () => {
  const { forceId, station, analyst, lead, look } = await sealedForce();
  const own = await look(lead, station);
  const found = satisfaction(own);
  assert.ok(found?.now.shown);
  assert.deepEqual([found.now.n, found.now.x, found.sealed], [30, 30, 60]);
  assert.deepEqual(
    own.sealed.map(({ from, to }) => [from, to]),
    [["2026-10-01", "2026-12-01"]],
  );
  assert.deepEqual(found.months.at(-1)?.rate, { shown: false, reason: "sealed" });
  assert.deepEqual(satisfaction(await look(lead, station, { period: "2026-q4" }))?.now, { shown: false, reason: "sealed" });
  const units = await unitsInScope(lead);
  const [unit, period] = [units.find(({ id }) => id === station), periodOf("last-3", LOOKED_ON)];
  assert.ok(unit && period);
  const selection = { unit, units, period, today: LOOKED_ON };
  assert.ok((await trend(lead, selection, "sat_top2")).months.every(({ month, rate }) => month < "2026-10-01" || !rate.shown));
  assert.equal((await whatWouldHelp(lead, selection)).drivers.length, 0);
  const version = (await openedVersions()).find(({ key }) => key === "visit-rating");
  assert.ok(version);
  const cut = { version, unitId: station, period };
  const [overall] = (await distributions(lead, cut)).questions;
  assert.equal(overall?.shown, false);
  const { months } = await countedMonths(lead, cut);
  assert.ok(months.slice(-2).every(({ counts }) => counts.every((count) => count === undefined)));
  const completion = (await distributions(lead, { ...cut, completion: true })).questions[0];
  assert.ok(completion?.shown && completion.base === 60 && !completion.counts.has(1), "how completely, and nothing of what");
  // Above the seal nothing is hidden.
  assert.equal(satisfaction(await look(analyst, station))?.sealed, 0);
  const whole = satisfaction(await look(analyst, forceId));
  assert.ok(whole?.now.shown && whole.now.n === 90);
});

test("among units that are compared, sealed months are in none", async () => {
  const { forceId, stations, station, analyst } = await sealedForce();
  const district = await testStaff(forceId, "lead");
  const units = await unitsInScope(analyst);
  const [unit, period] = [units.find(({ id }) => id === forceId), periodOf("last-12", LOOKED_ON)];
  assert.ok(unit && period && stations.length === 4);
  const seen = (await unitComparison(district, { unit, units, period, today: LOOKED_ON }, "sat_top2", false)).units;
  const own = seen.find((each) => each.unit.id === station);
  assert.ok(own?.rate.shown && own.rate.n === 90, "the force's own lead is not appraised by its seal");
});

test("a seal is set and opened by administrators and analysts of its unit, once, with a reason that is recorded", async () => {
  const { forceId, station, analyst, lead, look } = await sealedForce();
  const seal = { unitId: forceId, from: "2026-01-01", to: "2026-03-01", why: "Why" };
  await assert.rejects(sealPeriod(lead, seal), NotFound);
  await assert.rejects(sealPeriod(await testStaff(forceId, "lead"), seal), NotFound);
  const [set] = await seals(analyst);
  assert.ok(set && !set.opened && (await seals(lead)).length === 0);
  await assert.rejects(openSeal(lead, set.id, "Let me see"), NotFound);
  await openSeal(analyst, set.id, "The appraisal is closed");
  await assert.rejects(openSeal(analyst, set.id, "Again"), Conflict);
  const found = satisfaction(await look(lead, station));
  assert.ok(found?.now.shown && found.now.n === 90 && found.sealed === 0);
  const events = await seeAll((run) => run`select event from audit_event where detail->>'sealId' = ${set.id} order by at`);
  assert.deepEqual(
    events.map(({ event }) => event),
    ["period.sealed", "period.opened"],
  );
});
