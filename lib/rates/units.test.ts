import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { standardise } from "#lib/statistics/standardise.ts";
import { funnelOf } from "./funnel.ts";
import { worstCase } from "./worst-case.ts";

const unit = fc.integer({ min: 5, max: 900 }).chain((n) => fc.record({ n: fc.constant(n), x: fc.nat(n) }));

test("units alike lie within, one far out lies beyond, and over-dispersion widens the limits and never narrows them", () => {
  const alike = Array.from({ length: 9 }, (_, at) => ({ n: 100 + 10 * at, x: 80 + 8 * at }));
  assert.ok(funnelOf(alike, false)?.standings.every((each) => each === "within"));
  const found = funnelOf([...alike, { n: 150, x: 60 }], false);
  assert.equal(found?.standings.at(-1), "beyond_outer");
  fc.assert(
    fc.property(fc.array(unit, { minLength: 3, maxLength: 20 }), (units) => {
      const [plain, wide] = [funnelOf(units, false), funnelOf(units, true)];
      if (!plain || !wide) return;
      assert.equal(wide.dispersed, wide.phi > 1);
      for (const [at, { inner, outer }] of wide.curve.entries()) {
        assert.ok(outer.lower <= inner.lower && inner.upper <= outer.upper && outer.lower >= 0 && outer.upper <= 1);
        // Exact limits and normal ones differ by less than two answers.
        const slack = 2 / (plain.curve[at]?.n ?? 1);
        assert.ok(outer.upper >= (plain.curve[at]?.outer.upper ?? 1) - slack && outer.lower <= (plain.curve[at]?.outer.lower ?? 0) + slack);
      }
    }),
    { numRuns: 60 },
  );
  assert.equal(funnelOf(alike.slice(0, 2), false), undefined);
});

test("a unit whose mix is the standard's keeps its rate; another mix is turned to the standard's", () => {
  const strata = [
    { x: 90, n: 100 },
    { x: 10, n: 50 },
  ];
  const same = standardise(strata, [100, 50]);
  assert.ok(same && Math.abs(same.rate - 100 / 150) < 1e-12 && same.covered === 1);
  const turned = standardise(strata, [50, 100]);
  assert.ok(turned && Math.abs(turned.rate - (0.9 + 2 * 0.2) / 3) < 1e-12);
  const part = standardise(
    [
      { x: 9, n: 10 },
      { x: 0, n: 0 },
    ],
    [30, 70],
  );
  assert.ok(part && part.rate === 0.9 && part.covered === 0.3);
  assert.equal(standardise([{ x: 0, n: 0 }], [5]), undefined);
  fc.assert(
    fc.property(fc.array(fc.tuple(unit, fc.nat(100)), { minLength: 1, maxLength: 8 }), (rows) => {
      const found = standardise(
        rows.map(([each]) => each),
        rows.map(([, share]) => share),
      );
      if (!found) return;
      const { rate, interval } = found;
      assert.ok(interval.lower >= 0 && interval.lower <= rate && rate <= interval.upper && interval.upper <= 1);
    }),
  );
});

test("the bounds of silence hold the rate, meet it when all took part, and say nothing when nobody did", () => {
  assert.deepEqual(worstCase(0.8, { answers: 100, visits: 100 }), { lowest: 0.8, highest: 0.8 });
  assert.deepEqual(worstCase(0.8, { answers: 0, visits: 100 }), { lowest: 0, highest: 1 });
  assert.deepEqual(worstCase(0.8, { answers: 120, visits: 100 }), { lowest: 0.8, highest: 0.8 });
});
