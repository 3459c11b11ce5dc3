import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dueAt, usualHours } from "./working-hours.ts";

const at = (text: string) => new Date(text);
const due = (from: string, hours: number, zone = "Asia/Shanghai", holidays: string[] = []) =>
  dueAt(at(from), hours, { ...usualHours(zone), holidays }).toISOString();

test("hours pass while the office works, over nights, weekends and holidays", () => {
  assert.equal(due("2026-11-24T02:00:00Z", 4), "2026-11-24T06:00:00.000Z", "within a day");
  assert.equal(due("2026-11-24T08:00:00Z", 2), "2026-11-25T02:00:00.000Z", "over a night");
  assert.equal(due("2026-11-27T08:00:00Z", 2), "2026-11-30T02:00:00.000Z", "over a weekend");
  assert.equal(due("2026-11-28T03:00:00Z", 1), "2026-11-30T02:00:00.000Z", "asked on a Saturday");
  assert.equal(due("2026-11-24T08:00:00Z", 2, "Asia/Shanghai", ["2026-11-25"]), "2026-11-26T02:00:00.000Z", "over a holiday");
  assert.equal(due("2026-11-24T09:00:00Z", 8), "2026-11-25T09:00:00.000Z", "asked at closing, a day's work is the next day's");
});

test("a clock that changes neither gives nor takes an hour of work", () => {
  // Summer time ends in Madrid on 25 October 2026 and in New York on 1 November, both on a Sunday.
  assert.equal(due("2026-10-23T14:00:00Z", 2, "Europe/Madrid"), "2026-10-26T09:00:00.000Z");
  assert.equal(due("2026-10-30T20:00:00Z", 2, "America/New_York"), "2026-11-02T15:00:00.000Z");
  assert.equal(due("2026-03-27T15:00:00Z", 2, "Europe/Madrid"), "2026-03-30T08:00:00.000Z", "and begins");
});

const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }).map((ms) => new Date(ms));
const zones = fc.constantFrom("Asia/Shanghai", "Europe/Madrid", "America/New_York", "Africa/Cairo");

test("more hours end later, a later beginning never ends sooner, hours add up, and the end is within the office's hours", () => {
  fc.assert(
    fc.property(moments, zones, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (from, zone, first, second) => {
      const office = { ...usualHours(zone), holidays: ["2026-05-01", "2026-10-01"] };
      const one = dueAt(from, first, office);
      const both = dueAt(from, first + second, office);
      assert.ok(one < both);
      assert.equal(dueAt(one, second, office).getTime(), both.getTime());
      assert.ok(dueAt(new Date(from.getTime() + 60_000), first, office) >= one);
      const clock = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        weekday: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      });
      const [, weekday, time = ""] = /^(\w+),? (.+)$/.exec(clock.format(one)) ?? [];
      assert.ok(time >= "09:00" && time <= "17:00" && weekday !== "Sat" && weekday !== "Sun", `${weekday} ${time}`);
    }),
    { numRuns: 400 },
  );
});

test("an office that never works is refused", () => {
  assert.throws(() => dueAt(at("2026-01-01T00:00:00Z"), 1, { timeZone: "UTC", week: [], holidays: [] }), RangeError);
});
