import assert from "node:assert/strict";
import { test } from "node:test";
import { type Placed, perMonth, type Told } from "./bases.ts";
import { givenAway } from "./differencing.ts";
import { tellable } from "./tellable.ts";

const YEAR = { from: "2025-01-01", to: "2025-12-01" };
const FIRST = { from: "2025-01-01", to: "2025-03-01" };
const UNITS = ["force", "a", "b"];
const own = (unitId: string, month: string, n: number): Placed => ({ unitId, month, chain: [unitId, "force"], counts: [n, n] });
const ask = (placed: readonly Placed[], earlier: readonly Told[] = [], minimum = 10, period = YEAR) =>
  tellable({ placed, earlier, period, unitIds: UNITS, minimum });

test("what is enough is told, what is too few is not", () => {
  const { told, hidden } = ask([own("a", "2025-02-01", 12)]);
  assert.deepEqual([told.shown, hidden], [["force", "a"], []]);
});

test("a few more or fewer than was told stay as they were told; enough are counted", () => {
  const first = ask([own("a", "2025-02-01", 30), own("b", "2025-02-01", 30)], [], 10, FIRST).told;
  const { told, hidden } = ask([own("a", "2025-02-01", 33), own("b", "2025-02-01", 18)], [first]);
  assert.deepEqual(
    told.placed.map(({ unitId, counts }) => [unitId, counts[0]]),
    [
      ["a", 30],
      ["b", 18],
    ],
  );
  assert.deepEqual(hidden, []);
});

test("nothing is counted twice where a higher smallest base carries answers into later months", () => {
  const first = ask([own("a", "2025-02-01", 12)], [], 10, FIRST).told;
  const { told } = ask([own("a", "2025-08-01", 40)], [first], 20);
  assert.deepEqual(
    told.placed.map(({ counts }) => counts[0]),
    [40],
  );
});

test("what a higher smallest base would give away beside an earlier publication is held back, and said to be", () => {
  const first = ask([own("a", "2025-02-01", 12), own("b", "2025-02-01", 50)], [], 10, FIRST).told;
  // Of the year, a tells 27: with the first three months that is 15 in the others.
  const { told, hidden } = ask([own("a", "2025-02-01", 12), own("a", "2025-09-01", 27), own("b", "2025-02-01", 50)], [first], 30);
  assert.deepEqual(givenAway([first, told], 30), []);
  assert.ok(!told.shown.includes("a") && hidden.length > 0, `${hidden}`);
});

test("a small class is found through a parent and its other children", () => {
  const told = (shown: string[], b: number): Told => ({
    ...YEAR,
    placed: [own("a", "2025-02-01", 20), own("b", "2025-02-01", b)],
    shown,
  });
  assert.deepEqual(givenAway([told(["force", "a"], 4)], 10), ["force"], "the rest of the force is four");
  assert.deepEqual(givenAway([told(["force", "a", "b"], 14)], 10), []);
  assert.deepEqual(givenAway([told(["force", "a", "b"], 14), told(["force"], 18)], 10), ["force"], "four more than before");
});

test("what two wordings of one month were answered is one number of that month", () => {
  const row = (unitId: string, month: string, ...counts: number[]) => ({ unitId, month, chain: [unitId], counts });
  const all = [row("a", "2026-05-01", 20, 9), row("b", "2026-05-01", 7, 1), row("a", "2026-05-01", 12, 3), row("a", "2026-06-01", 5, 5)];
  assert.deepEqual(perMonth(all), [row("a", "2026-05-01", 32, 12), row("b", "2026-05-01", 7, 1), row("a", "2026-06-01", 5, 5)]);
});

test("a number that gives a few away though they stand in none of its own is held back: the rest of a year, once every other part of it is told", () => {
  const quarter = (from: string, to: string, n: number) => ask([own("a", to, n)], [], 10, { from, to }).told;
  const first = quarter("2025-01-01", "2025-03-01", 21);
  const year = ask([own("a", "2025-03-01", 23), own("a", "2025-06-01", 18), own("a", "2025-09-01", 19)], [first]).told;
  const second = quarter("2025-04-01", "2025-06-01", 18);
  const third = { from: "2025-07-01", to: "2025-09-01" };
  assert.ok(year.shown.includes("a") && second.shown.includes("a"));
  // 60 of the year less 21, 18 and 19 are the two who came late.
  const { told, hidden } = ask([own("a", "2025-09-01", 19)], [first, year, second], 10, third);
  assert.deepEqual([told.shown, hidden.includes("a")], [[], true]);
  assert.deepEqual(ask([own("a", "2025-09-01", 19)], [first, second], 10, third).told.shown, ["force", "a"], "without the year it is told");
});
