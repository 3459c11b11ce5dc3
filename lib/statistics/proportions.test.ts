import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { agrestiCoull, clopperPearson, halfWidth, requiredSample } from "./exact.ts";
import { newcombe, newcombeCorrected } from "./newcombe.ts";
import { normalQuantile } from "./normal.ts";
import { wilson, wilsonCorrected, wilsonEffective } from "./wilson.ts";

test("normal quantiles agree with published ones", () => {
  assert.ok(Math.abs(normalQuantile(0.975) - 1.959963984540054) < 1e-15);
  assert.ok(Math.abs(normalQuantile(0.999) - 3.090232306167814) < 1e-14);
  assert.ok(Math.abs(normalQuantile(1e-10) + 6.361340902404056) < 1e-12);
  assert.throws(() => normalQuantile(1), RangeError);
});

const counts = fc.nat(5000).chain((n) => fc.record({ n: fc.constant(n + 1), x: fc.nat(n + 1) }));

const INTERVALS = { wilson, wilsonCorrected, clopperPearson, agrestiCoull };

test("every interval of a proportion lies around it, widens with confidence, narrows with answers, and is never NaN", () => {
  for (const [name, interval] of Object.entries(INTERVALS))
    fc.assert(
      fc.property(counts, ({ x, n }) => {
        const [usual, wide, more] = [interval(x, n), interval(x, n, 0.998), interval(4 * x, 4 * n)];
        assert.ok(usual && wide && more);
        for (const bound of [usual.lower, usual.upper]) assert.ok(!Number.isNaN(bound), name);
        assert.ok(usual.lower <= x / n && x / n <= usual.upper, name);
        // Agresti and Coull's middle moves with the confidence, and its bounds may leave [0, 1] by a little, as published.
        if (name === "agrestiCoull") return;
        assert.ok(usual.lower >= 0 && usual.upper <= 1, name);
        assert.ok(wide.lower <= usual.lower && wide.upper >= usual.upper, name);
        assert.ok(more.upper - more.lower <= usual.upper - usual.lower + 1e-12, name);
      }),
    );
});

test("of the intervals the exact one and the corrected one hold Wilson's", () => {
  fc.assert(
    fc.property(counts, ({ x, n }) => {
      const [narrow, wide] = [wilson(x, n), wilsonCorrected(x, n)];
      assert.ok(narrow && wide && wide.lower <= narrow.lower + 1e-12 && narrow.upper <= wide.upper + 1e-12);
    }),
  );
});

test("Wilson on an effective number is Wilson where every answer counts as one", () => {
  fc.assert(
    fc.property(counts, ({ x, n }) => {
      const [plain, effective] = [wilson(x, n), wilsonEffective(x / n, n)];
      assert.ok(plain && Math.abs(plain.lower - effective.lower) < 1e-12 && Math.abs(plain.upper - effective.upper) < 1e-12);
    }),
  );
});

test("a sample of the required size has the half width that was asked for, and a finite population needs fewer", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 0.3, noNaN: true }), fc.integer({ min: 10, max: 1e6 }), (half, population) => {
      const needed = requiredSample(half);
      assert.ok(Math.abs(halfWidth(0.5, needed) - half) < 1e-12);
      const fewer = requiredSample(half, { population });
      assert.ok(fewer <= needed && fewer <= population);
    }),
  );
});

test("no answers give no interval, and the ends are exact", () => {
  assert.equal(wilson(0, 0), undefined);
  assert.equal(wilson(0, 7)?.lower, 0);
  assert.equal(wilson(7, 7)?.upper, 1);
  assert.throws(() => wilson(3, 2), RangeError);
});

test("Newcombe's interval holds the difference and turns with it", () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      for (const estimate of [newcombe, newcombeCorrected]) {
        const there = estimate(a.x, a.n, b.x, b.n);
        const back = estimate(b.x, b.n, a.x, a.n);
        assert.ok(there && back && there.lower <= there.difference && there.difference <= there.upper);
        assert.ok(there.lower >= -1 - 1e-12 && there.upper <= 1 + 1e-12);
        assert.ok(Math.abs(there.lower + back.upper) < 1e-12);
      }
    }),
  );
});
