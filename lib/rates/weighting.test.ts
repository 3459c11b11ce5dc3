import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { weightedMean } from "#lib/statistics/linearised.ts";
import { type WeighedCell, weigh, weightedRate } from "./weighting.ts";

const AGES = ["1", "2", "3", ""];
const SEXES = ["1", "2", ""];
const KNOWN = {
  age: new Map([
    ["1", 3000],
    ["2", 5000],
    ["3", 2000],
  ]),
  sex: new Map([
    ["1", 5200],
    ["2", 4800],
  ]),
};
const survey = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 4 })), {
  minLength: AGES.length * SEXES.length,
  maxLength: AGES.length * SEXES.length,
});

test("raked weights are positive, meet every margin that was not capped, and a weighted rate lies within its bounds in [0, 1]", () => {
  let fitted = 0;
  fc.assert(
    fc.property(survey, (all) => {
      const cells = AGES.flatMap((age) => SEXES.map((sex) => ({ age, sex })));
      const counted = cells
        .map((categories, at) => ({ categories, x: all[at]?.[0] ?? 0, no: all[at]?.[1] ?? 0, skipped: all[at]?.[2] ?? 0 }))
        .map((each) => ({ ...each, times: each.x + each.no + each.skipped }))
        .filter(({ times }) => times > 0);
      const found = weigh(counted, KNOWN);
      if ("problem" in found) return;
      fitted += 1;
      assert.ok(found.weights.every((weight) => weight > 0));
      assert.ok(found.deff >= 1 - 1e-9 && found.effective <= counted.reduce((sum, { times }) => sum + times, 0) + 1e-6);
      if (found.capped === 0)
        for (const { rows } of found.margins)
          for (const row of rows) assert.ok(Math.abs(row.residents - row.weighted) < 1e-8, JSON.stringify(row));
      for (const { rows } of found.margins) assert.ok(Math.abs(rows.reduce((sum, row) => sum + row.residents, 0) - 1) < 1e-9);
      const rate = weightedRate(
        found.design,
        counted.map(({ x, no }) => ({ x, n: x + no })),
      );
      if (!rate) return;
      assert.ok(rate.lower >= 0 && rate.lower <= rate.rate + 1e-12 && rate.rate <= rate.upper + 1e-12 && rate.upper <= 1);
      // The same, one answer at a time.
      const rows = counted.flatMap((each, at) => [
        ...Array.from({ length: each.x }, () => ({ at, value: 1 })),
        ...Array.from({ length: each.no }, () => ({ at, value: 0 })),
        ...Array.from({ length: each.skipped }, () => ({ at, value: undefined })),
      ]);
      const one = weightedMean(
        rows.map(({ value }) => value),
        {
          weights: rows.map(({ at }) => found.weights[at] ?? 0),
          before: rows.map(() => 1),
          margins: found.design.margins.map((categories) => rows.map(({ at }) => categories[at] ?? "")),
        },
      );
      assert.ok(Math.abs(one.estimate - rate.rate) < 1e-9 && Math.abs(one.se - rate.se) < 1e-9, `${one.se} ${rate.se}`);
    }),
    { numRuns: 300 },
  );
  assert.ok(fitted > 200, `${fitted} were fitted`);
});

const cell = (age: string, times: number): WeighedCell => ({ categories: { age }, times });

test("a category with too few answers is joined with its neighbour, and said so", () => {
  const found = weigh([cell("1", 40), cell("2", 3), cell("3", 60)], { age: KNOWN.age });
  assert.ok(!("problem" in found));
  assert.deepEqual(found.joined, [{ margin: "age", into: ["2", "3"], because: "2", answers: 3 }]);
  assert.deepEqual(
    found.margins[0]?.rows.map(({ categories, residents }) => [categories, residents.toFixed(3)]),
    [
      [["1"], "0.300"],
      [["2", "3"], "0.700"],
    ],
  );
});

test("who gave no age keeps the share that they have among the answers", () => {
  const found = weigh([cell("1", 30), cell("2", 30), cell("3", 30), cell("", 10)], { age: KNOWN.age });
  assert.ok(!("problem" in found));
  const rows = new Map(found.margins[0]?.rows.map((row) => [row.categories.join(), row.weighted.toFixed(3)]));
  assert.deepEqual(
    [...rows],
    [
      ["1", "0.270"],
      ["2", "0.450"],
      ["3", "0.180"],
      ["", "0.100"],
    ],
  );
});

test("what cannot be weighed says why", () => {
  assert.deepEqual(weigh([], KNOWN), { problem: "none", what: "" });
  assert.deepEqual(weigh([cell("1", 20)], {}), { problem: "none", what: "" });
  assert.deepEqual(weigh([cell("1", 20), cell("9", 20)], { age: KNOWN.age }), { problem: "stray", margin: "age", what: "9" });
});
