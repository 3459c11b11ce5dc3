import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addMonths } from "#lib/calendar.ts";
import { rateOf } from "./rate.ts";
import { recentSignals } from "./recent-signals.ts";
import { trendOf } from "./trend.ts";

const monthsOf = (counts: readonly { x: number; n: number }[]) =>
  counts.map(({ x, n }, at) => ({ month: addMonths("2025-01-01", at), rate: rateOf({ x, n, dontKnow: 0 }, 5, false) }));
const steady = (length: number, x = 80) => Array.from({ length }, (_, at) => ({ x: x + (at % 2 === 0 ? 2 : -2), n: 100 }));

test("months that scatter by chance give no signal, and one far out gives one, in its month", () => {
  const [calm] = trendOf(monthsOf(steady(24)), []);
  assert.ok(calm && calm.points.length === 24 && !calm.shift && calm.points.every(({ signal }) => !signal) && !calm.provisional);
  const counts = steady(24).with(20, { x: 40, n: 100 });
  const [broken] = trendOf(monthsOf(counts), []);
  assert.deepEqual(
    broken?.points.filter(({ signal }) => signal).map(({ month }) => month),
    ["2026-09-01"],
  );
});

test("a lasting shift shows as a run, though no month is far out", () => {
  const [shifted] = trendOf(monthsOf([...steady(12, 80), ...steady(12, 86)]), []);
  assert.ok(shifted?.shift && shifted.runs.longest > shifted.runs.longestMost);
});

test("against a baseline of the months before, a shift shows at once", () => {
  const counts = [...steady(12, 70), ...steady(6, 88)];
  const signals = (baseline?: { from: string; to: string }) =>
    trendOf(monthsOf(counts), [], baseline)[0]?.points.filter(({ signal }) => signal).length ?? 0;
  assert.equal(signals({ from: "2025-01-01", to: "2025-12-01" }), 6);
  assert.ok(signals() < 6);
});

test("another wording begins another chart, hidden months are left out, and few months are provisional", () => {
  const counts = [...steady(10), ...steady(10, 40)].with(3, { x: 1, n: 2 });
  const parts = trendOf(monthsOf(counts), ["2025-11-01"]);
  assert.deepEqual(
    parts.map(({ from, points, provisional }) => [from, points.length, provisional]),
    [
      ["2025-01-01", 9, true],
      ["2025-11-01", 10, true],
    ],
  );
  assert.ok(parts.every(({ points }) => points.every(({ signal }) => !signal)));
  assert.deepEqual(
    trendOf(
      monthsOf([
        { x: 3, n: 9 },
        { x: 0, n: 0 },
      ]),
      [],
    ),
    [],
  );
});

test("whatever is counted, every limit is a share around the centre", () => {
  const count = fc.nat(60).chain((n) => fc.record({ n: fc.constant(n), x: fc.nat(n) }));
  fc.assert(
    fc.property(fc.array(count, { maxLength: 24 }), (counts) => {
      for (const { points, centre } of trendOf(monthsOf(counts), []))
        for (const { lower, upper } of points) assert.ok(0 <= lower && lower <= centre && centre <= upper && upper <= 1);
    }),
  );
});

test("what needs a look is recent or lasting: an old month that was far out is not told again", () => {
  const far = { x: 40, n: 100 };
  assert.equal(recentSignals(monthsOf(steady(24)), []), undefined);
  assert.equal(recentSignals(monthsOf(steady(24).with(3, far)), []), undefined);
  assert.deepEqual(
    recentSignals(monthsOf(steady(24).with(22, far)), [])
      ?.points.filter(({ signal }) => signal)
      .map(({ month }) => month),
    ["2026-11-01"],
  );
  assert.ok(recentSignals(monthsOf([...steady(12, 80), ...steady(12, 86)]), [])?.shift);
  assert.equal(recentSignals(monthsOf(steady(6).with(5, far)), []), undefined, "too few months");
});
