import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sumOf } from "./counts.ts";
import { weightedDifference, weightedInterval, weightedMean } from "./linearised.ts";
import { InfeasibleMargins, type Margin, rake } from "./raking.ts";
import { plainMean } from "./shares.ts";
import { kish, stratifiedMean } from "./weights.ts";

/** Answers in cells of two margins, every cell with at least one, and a population that has such margins. */
const survey = fc.record({
  cells: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 6, maxLength: 6 }),
  population: fc.array(fc.integer({ min: 20, max: 2_000 }), { minLength: 6, maxLength: 6 }),
});
type Survey = { cells: number[]; population: number[] };

function marginsOf({ cells, population }: Survey): Margin[] {
  const answers = cells.flatMap((count, cell) => Array.from({ length: count }, () => cell));
  return [(cell: number) => `row ${Math.floor(cell / 3)}`, (cell: number) => `column ${cell % 3}`].map((of) => {
    const totals = new Map<string, number>();
    for (const [cell, residents] of population.entries()) totals.set(of(cell), (totals.get(of(cell)) ?? 0) + residents);
    return { categories: answers.map(of), totals };
  });
}

test("raked weights meet every margin, are above 0 and add up to the population", () => {
  fc.assert(
    fc.property(survey, (each) => {
      const margins = marginsOf(each);
      const { weights, gap, capped } = rake(margins);
      const population = sumOf(each.population);
      assert.ok(Math.abs(sumOf(weights) - population) < 1e-6 * population);
      assert.ok(weights.every((weight) => weight > 0) && gap < 1e-9 && capped === 0);
      for (const { categories, totals } of margins)
        for (const [category, total] of totals) {
          const reached = sumOf(weights.filter((_, at) => categories[at] === category));
          assert.ok(Math.abs(reached - total) < 1e-6 * population, category);
        }
    }),
  );
});

test("no raked weight is above its cap; margins that a cap cannot meet are refused or their gap is told", () => {
  fc.assert(
    fc.property(survey, fc.double({ min: 1.2, max: 5, noNaN: true }), (each, cap) => {
      try {
        const { weights, gap } = rake(marginsOf(each), { cap });
        const mean = sumOf(weights) / weights.length;
        assert.ok(weights.every((weight) => weight <= cap * mean * (1 + 1e-9)));
        assert.ok(gap >= 0 && Number.isFinite(gap));
      } catch (error) {
        assert.ok(error instanceof InfeasibleMargins);
      }
    }),
  );
});

test("margins that cannot be met are refused with the reason", () => {
  const margin = (categories: string[], totals: Record<string, number>): Margin => ({
    categories,
    totals: new Map(Object.entries(totals)),
  });
  assert.throws(() => rake([margin(["a", "a"], { a: 50, b: 50 })]), /nobody answered of "b"/);
  assert.throws(() => rake([margin(["a", "b"], { a: 50 })]), /says nothing of "b"/);
  assert.throws(() => rake([margin(["a", "b"], { a: 50, b: 50 }), margin(["x", "x"], { x: 90 })]), /different totals/);
  assert.throws(() => rake([margin(["a", "b", "b", "b"], { a: 900, b: 100 })], { cap: 2 }), /"a" cannot be reached/);
  assert.throws(() => rake([]), InfeasibleMargins);
});

test("a design effect is at least 1, and no weight changes it", () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(weights, fc.double({ min: 0.01, max: 100, noNaN: true }), (own, unit) => {
      const { deff, effective } = kish(own);
      assert.ok(deff >= 1 - 1e-12 && effective <= own.length * (1 + 1e-12));
      assert.ok(Math.abs(kish(own.map((weight) => weight * unit)).deff - deff) < 1e-9 * deff);
    }),
  );
  assert.throws(() => kish([]), RangeError);
  assert.throws(() => kish([1, -1, 2]), RangeError);
});

test("with equal weights and no margins a weighted mean is the plain one, and a difference turns with its sides", () => {
  const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 4, maxLength: 60 });
  fc.assert(
    fc.property(values, (own) => {
      const design = { weights: own.map(() => 3), before: own.map(() => 1), margins: [] };
      const [weighted, plain] = [weightedMean(own, design), plainMean(own)];
      assert.ok(Math.abs(weighted.estimate - plain.estimate) < 1e-9 && Math.abs(weighted.se - plain.se) < 1e-9);
      const halves = [0, 1].map((half) => own.map((value, at) => (at % 2 === half ? value : undefined)));
      const [there, back] = [
        weightedDifference(halves[0] ?? [], halves[1] ?? [], design),
        weightedDifference(halves[1] ?? [], halves[0] ?? [], design),
      ];
      assert.ok(Math.abs(there.estimate + back.estimate) < 1e-9 && Math.abs(there.se - back.se) < 1e-9);
    }),
  );
});

test("margins that explain an answer wholly leave no error, and the interval then rests on the effective number", () => {
  const groups = ["a", "a", "b", "b", "b"];
  const { weights } = rake([
    {
      categories: groups,
      totals: new Map([
        ["a", 60],
        ["b", 40],
      ]),
    },
  ]);
  const design = { weights, before: groups.map(() => 1), margins: [groups] };
  const found = weightedMean(
    groups.map((group) => Number(group === "a")),
    design,
  );
  assert.ok(Math.abs(found.estimate - 0.6) < 1e-12 && found.se < 1e-12);
  const interval = weightedInterval({ estimate: 1, se: 0 }, 4, 5);
  assert.ok(interval.upper === 1 && interval.lower > 0.5 && interval.lower < 0.6);
});

test("one stratum that holds everybody is a plain mean, and a census has no error", () => {
  const values = [1, 2, 3, 4, 10];
  const { estimate, se } = stratifiedMean([{ values, population: 5 }]);
  assert.deepEqual({ estimate, se }, plainMean(values));
  assert.equal(stratifiedMean([{ values, population: 5, census: true }]).se, 0);
  assert.throws(() => stratifiedMean([{ values: [1], population: 5 }]), RangeError);
});
