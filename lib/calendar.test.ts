import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, addMonths, dayOf, isDay, monthOf, weekOf } from "./calendar.ts";

test("the day is the force's, not the server's", () => {
  const moment = new Date("2026-12-31T16:30:00Z");
  assert.equal(dayOf(moment, "Asia/Shanghai"), "2027-01-01");
  assert.equal(dayOf(moment, "UTC"), "2026-12-31");
  assert.equal(dayOf(moment, "America/New_York"), "2026-12-31");
});

test("weeks begin on Monday, months on the first", () => {
  assert.equal(weekOf("2026-11-23"), "2026-11-23");
  assert.equal(weekOf("2026-11-29"), "2026-11-23");
  assert.equal(weekOf("2026-11-22"), "2026-11-16");
  assert.equal(monthOf("2026-11-23"), "2026-11-01");
});

test("days and months are counted over the ends of years", () => {
  assert.equal(addDays("2024-02-28", 1), "2024-02-29");
  assert.equal(addDays("2025-01-01", -1), "2024-12-31");
  assert.equal(addMonths("2026-11-01", 3), "2027-02-01");
  assert.equal(addMonths("2026-01-01", -13), "2024-12-01");
});

test("a day is one that the calendar has", () => {
  for (const day of ["2024-02-29", "2026-12-31"]) assert.ok(isDay(day), day);
  for (const text of ["2025-02-29", "2026-13-01", "2026-1-1", "", "2026-01-01T00:00", "２０２６-01-01"]) assert.ok(!isDay(text), text);
});

test("every day lies in its week and its month, and counting there and back ends where it began", () => {
  const anyDay = fc
    .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10));
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, distance) => {
      assert.ok(isDay(day));
      assert.equal(addDays(addDays(day, distance), -distance), day);
      assert.equal(addMonths(addMonths(monthOf(day), distance), -distance), monthOf(day));
      const monday = weekOf(day);
      assert.ok(monday <= day && day < addDays(monday, 7));
      assert.equal(new Date(monday).getUTCDay(), 1);
      assert.ok(monthOf(day) <= day && day < addMonths(monthOf(day), 1));
    }),
  );
});
