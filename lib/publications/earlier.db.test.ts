import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { changeQuestion, ownDatabase, PUBLISHED_AT, testPublishers } from "#db/seed/test-publishers.ts";
import { plant } from "#db/seed/test-rates.ts";
import { residentActor } from "#lib/people/actor.ts";
import { periodOf } from "#lib/rates/period.ts";
import { checkDraft, draftPublication } from "./draft-mutations.ts";
import { isReadable, type Published, published } from "./public-queries.ts";

let leave: () => Promise<void>;
const NOW = PUBLISHED_AT;

before(async () => {
  ({ leave } = await ownDatabase(`earlier_${process.pid}`));
});
after(() => leave());

async function read(slug: string): Promise<Published> {
  const found = await published(residentActor(), slug);
  assert.ok(found && isReadable(found), slug);
  return found;
}

test("a year beside its quarters tells of late answers only once they are enough", async () => {
  const { stations, publish } = await testPublishers();
  const [a = "", b = ""] = stations;
  await plant([
    { unitId: a, count: 30, grade: 5, day: "2025-02-05" },
    { unitId: b, count: 30, grade: 5, day: "2025-02-05" },
    { unitId: a, count: 20, grade: 5, day: "2025-05-05" },
  ]);
  await publish("2025-q1");
  await publish("2025-q2");
  // Three come late to one station, and fifteen to the other.
  await plant([
    { unitId: a, count: 3, grade: 1, day: "2025-02-06" },
    { unitId: b, count: 15, grade: 1, day: "2025-03-05" },
  ]);
  const { snapshot } = await read(await publish("2025"));
  const bases = snapshot.units.map(({ rates }) => {
    const rate = rates.find(({ id }) => id === "sat_top2")?.rate;
    return rate?.shown ? rate.n : undefined;
  });
  assert.equal(bases[0], 30 + 20 + 30 + 15, "the three wait");
  assert.ok(bases.includes(50) && bases.includes(45));
  assert.equal(snapshot.definitions.find(({ id }) => id === "sat_top2")?.since, null, "one series");
});

test("what a unit published before is what its next is set beside, whoever else published meanwhile", async () => {
  const { stations, author, second } = await testPublishers();
  const [a = "", b = ""] = stations;
  await plant(["2025-02-05", "2025-05-05"].flatMap((day) => [a, b].map((unitId) => ({ unitId, count: 40, grade: 5, day }))));
  const out = async (unitId: string, key: string) => {
    const period = periodOf(key, "2026-11-20");
    assert.ok(period);
    const slug = await checkDraft(second, await draftPublication(author, { unitId, period, publishOn: "2026-10-30" }, NOW), NOW);
    assert.ok(slug);
    return slug;
  };
  const first = await out(a, "2025-q1");
  await out(b, "2025-q1");
  const rate = (await read(await out(a, "2025-q2"))).snapshot.units[0]?.rates.find(({ id }) => id === "sat_top2")?.rate;
  assert.ok(rate?.shown);
  assert.equal(rate.change?.since, first);
});

test("a year in which the question changed counts what was asked in the last words alone, and no answer of the month before the day", async () => {
  await changeQuestion("2025-05-10");
  const { stations, publish } = await testPublishers();
  const [a = "", b = ""] = stations;
  await plant([
    { unitId: a, count: 30, grade: 1, day: "2025-02-05" },
    { unitId: b, count: 30, grade: 1, day: "2025-05-05" },
    { unitId: a, count: 20, grade: 5, day: "2025-05-12" },
  ]);
  await publish("2025-q1");
  await publish("2025-q2");
  await plant([{ unitId: b, count: 15, grade: 5, day: "2025-08-05" }]);
  const { snapshot } = await read(await publish("2025"));
  const told = snapshot.units
    .map(({ rates }) => rates.find(({ id }) => id === "sat_top2")?.rate)
    .map((rate) => rate?.shown && [rate.x, rate.n]);
  assert.deepEqual(told[0], [35, 35], "nobody was dissatisfied in the new words");
  assert.deepEqual(snapshot.definitions.find(({ id }) => id === "sat_top2")?.since, "2025-05-01");
  assert.ok(told.slice(1).some((each) => each && each[1] === 20) && told.slice(1).some((each) => each && each[1] === 15));
});
