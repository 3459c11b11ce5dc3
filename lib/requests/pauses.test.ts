import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dueAt, usualHours, workBetween } from "./working-hours.ts";

const at = (text: string) => new Date(text);
const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 5, 30) }).map((ms) => new Date(ms));
const zones = fc.constantFrom("Asia/Shanghai", "Europe/Madrid", "America/New_York");
const minutes = fc.integer({ min: 0, max: 40 * 24 * 60 });
const HOUR_MS = 3_600_000;
const later = (from: Date, by: number) => new Date(from.getTime() + by * 60_000);

test("no hour passes while the office waits for the resident", () => {
  const office = { ...usualHours("Asia/Shanghai"), holidays: ["2026-11-26"] };
  const due = (from: string, to: string | undefined) =>
    dueAt(at("2026-11-24T02:00:00Z"), 4, office, [{ from: at(from), to: to === undefined ? undefined : at(to) }]);
  assert.equal(due("2026-11-24T03:00:00Z", "2026-11-24T05:00:00Z")?.toISOString(), "2026-11-24T08:00:00.000Z", "within a day");
  assert.equal(due("2026-11-24T03:00:00Z", "2026-11-25T08:00:00Z")?.toISOString(), "2026-11-27T03:00:00.000Z", "over a holiday");
  assert.equal(due("2026-11-24T03:00:00Z", undefined), undefined, "nothing is due while it waits");
  assert.equal(due("2026-11-24T07:00:00Z", undefined)?.toISOString(), "2026-11-24T06:00:00.000Z", "it was due before it waited");
});

test("on the days clocks change a night office works the hours that pass", () => {
  const night = (timeZone: string) => ({ timeZone, week: Array.from({ length: 7 }, () => [0, 6 * 60] as const), holidays: [] });
  const worked = (zone: string, day: string) => workBetween(at(`${day}T00:00:00Z`), at(`${day}T12:00:00Z`), night(zone)) / HOUR_MS;
  assert.equal(worked("Europe/Madrid", "2026-10-25") - worked("Europe/Madrid", "2026-10-24"), 1, "an hour twice, after midnight UTC");
  assert.equal(worked("Europe/Madrid", "2026-03-29") - worked("Europe/Madrid", "2026-03-28"), -1, "an hour is skipped");
  assert.equal(worked("America/New_York", "2026-11-01") - worked("America/New_York", "2026-10-31"), 1);
  assert.equal(worked("America/New_York", "2026-03-08") - worked("America/New_York", "2026-03-07"), -1);
});

test("a pause moves a deadline by exactly the work it took, whatever the zone", () => {
  fc.assert(
    fc.property(moments, zones, fc.integer({ min: 1, max: 60 }), minutes, minutes, (from, zone, hours, wait, length) => {
      const office = { ...usualHours(zone), holidays: ["2026-05-01", "2026-10-01"] };
      const plain = dueAt(from, hours, office);
      assert.equal(workBetween(from, plain, office), hours * HOUR_MS);
      const pause = { from: later(from, wait), to: later(from, wait + length) };
      const moved = dueAt(from, hours, office, [pause]);
      assert.ok(moved && moved >= plain);
      if (pause.from >= plain) assert.equal(moved.getTime(), plain.getTime());
      else assert.equal(workBetween(from, moved, office) - workBetween(pause.from, pause.to, office), hours * HOUR_MS);
      assert.ok(!(moved > pause.from && moved < pause.to), "never due while it waits");
      assert.deepEqual(dueAt(from, hours, office, [pause, pause]), moved, "one pause told twice is one pause");
    }),
    { numRuns: 400 },
  );
});
