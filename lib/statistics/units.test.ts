import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { laneyChart, pChart, runs } from "./control-chart.ts";
import { bootstrapShares, drivers } from "./drivers.ts";
import { funnelExactLimit, funnelLimits, funnelScoreLimits, funnelUnits, overDispersedLimits, overDispersion } from "./funnel.ts";
import { byar, countInterval, poissonExact } from "./poisson.ts";
import { gradeShares, withoutGuessing } from "./shares.ts";
import { benjaminiHochberg, trendTest, twoProportionTest } from "./tests.ts";

const count = fc.nat(2_000).chain((n) => fc.record({ n: fc.constant(n + 1), x: fc.nat(n + 1) }));
const series = fc.array(count, { minLength: 2, maxLength: 40 });
const split = (all: readonly { x: number; n: number }[]) => ({ x: all.map(({ x }) => x), n: all.map(({ n }) => n) });

test("limits that allow for over-dispersion are never narrower than without, whatever the base", () => {
  const target = fc.double({ min: 0.02, max: 0.98, noNaN: true });
  const spread = fc.record({ phi: fc.double({ min: 0, max: 5, noNaN: true }), tau2: fc.double({ min: 0, max: 0.05, noNaN: true }) });
  fc.assert(
    fc.property(target, fc.double({ min: 0.2, max: 1_000, noNaN: true }), fc.constantFrom(0.001, 0.025), spread, (rate, n, tail, more) => {
      const [narrow, wide] = [funnelLimits(rate, n, tail), funnelLimits(rate, n, tail, more)];
      assert.deepEqual(funnelLimits(rate, n, tail, { ...more, phi: 1 }), narrow);
      assert.ok(0 <= wide.lower && wide.lower <= narrow.lower && narrow.upper <= wide.upper && wide.upper <= 1, `${rate} ${n}`);
    }),
  );
  // Few answers and a common rate of 5 %: by the normal limits 3 of 10 would lie beyond, by the exact ones they do not.
  const [added, shown] = [
    overDispersedLimits(0.05, 10, 0.001, { phi: 1.1, tau2: 0.0001 }).added.upper,
    funnelLimits(0.05, 10, 0.001, { phi: 1.1, tau2: 0.0001 }).upper,
  ];
  assert.ok(added < 0.3 && shown > 0.3, `${added} ${shown}`);
});

test("funnel limits hold the target, narrow with n and widen with confidence", () => {
  const target = fc.double({ min: 0.02, max: 0.98, noNaN: true });
  fc.assert(
    fc.property(target, fc.integer({ min: 1, max: 3_000 }), (rate, n) => {
      const [inner, outer, more] = [
        funnelScoreLimits(rate, n, 0.025),
        funnelScoreLimits(rate, n, 0.001),
        funnelScoreLimits(rate, 4 * n, 0.025),
      ];
      assert.ok(
        0 <= outer.lower &&
          outer.lower <= inner.lower &&
          inner.lower <= rate &&
          rate <= inner.upper &&
          inner.upper <= outer.upper &&
          outer.upper <= 1,
      );
      assert.ok(more.upper - more.lower <= inner.upper - inner.lower + 1e-12);
      const exact = [0.001, 0.025, 0.5, 0.975, 0.999].map((p) => funnelExactLimit(rate, n, p));
      assert.deepEqual(
        exact,
        exact.toSorted((a, b) => a - b),
      );
      assert.ok(exact.every((limit) => limit >= 0 && limit <= 1));
    }),
    { numRuns: 200 },
  );
});

test("units alike are not beyond chance, over-dispersion never shrinks limits that take phi of at least 1", () => {
  const alike = Array.from({ length: 12 }, () => ({ x: 40, n: 80 }));
  const { x, n } = split(alike);
  assert.ok(funnelUnits(x, n)?.units.every(({ z, beyondInner, p }) => z === 0 && !beyondInner && p === 1));
  assert.equal(overDispersion(x, n).tau2, 0);
  fc.assert(
    fc.property(series, (each) => {
      const all = split(each);
      const found = funnelUnits(all.x, all.n);
      if (!found) return;
      for (const { z, p, adjusted } of found.units)
        assert.ok(!Number.isNaN(z) && p >= 0 && p <= 1 && adjusted >= p - 1e-15 && adjusted <= 1);
      const over = overDispersion(all.x, all.n);
      assert.ok(over.phi <= over.phiRaw * (1 + 1e-9) && over.tau2 >= 0);
      const base = all.n[0] ?? 1;
      const plain = overDispersedLimits(over.target, base, 0.025, { phi: 1, tau2: 0 });
      const wide = overDispersedLimits(over.target, base, 0.025, { phi: Math.max(1, over.phi), tau2: over.tau2 });
      assert.ok(wide.multiplied.upper >= plain.multiplied.upper && wide.added.upper >= plain.added.upper);
    }),
  );
});

test("a chart's limits hold its centre, and what is told apart as a signal lies outside of them", () => {
  fc.assert(
    fc.property(series, (each) => {
      for (const { centre, points } of [pChart(split(each)), laneyChart(split(each))])
        for (const { rate, lower, upper, signal } of points) {
          assert.ok(0 <= lower && lower <= centre && centre <= upper && upper <= 1);
          assert.equal(signal, rate < lower || rate > upper);
        }
      const { useful, longest, crossings } = runs(each.map(({ x, n }) => x / n));
      assert.ok(longest <= useful && crossings <= Math.max(0, useful - 1) && longest >= Math.min(1, useful));
    }),
  );
  assert.throws(() => pChart({ x: [0], n: [0] }), RangeError);
});

test("intervals of counts hold the count and widen with confidence", () => {
  fc.assert(
    fc.property(fc.nat(5_000), (x) => {
      for (const interval of [byar, poissonExact, countInterval]) {
        const [usual, wide] = [interval(x), interval(x, 0.998)];
        assert.ok(usual.lower >= 0 && usual.lower <= x && x <= usual.upper && wide.lower <= usual.lower && wide.upper >= usual.upper);
      }
    }),
  );
  assert.deepEqual(countInterval(9), poissonExact(9));
  assert.deepEqual(countInterval(10), byar(10));
});

test("p-values are probabilities, the same for both sides of a comparison, and adjusted ones keep their order", () => {
  fc.assert(
    fc.property(count, count, (a, b) => {
      const [there, back] = [twoProportionTest(a.x, a.n, b.x, b.n), twoProportionTest(b.x, b.n, a.x, a.n)];
      assert.equal(there === undefined, back === undefined);
      if (there && back) assert.ok(there.p >= 0 && there.p <= 1 && Math.abs(there.p - back.p) < 1e-9);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
      const adjusted = benjaminiHochberg(p);
      for (const [at, each] of p.entries()) {
        assert.ok((adjusted[at] ?? -1) >= each - 1e-15 && (adjusted[at] ?? 2) <= 1);
        for (const [other, smaller] of p.entries()) if (smaller <= each) assert.ok((adjusted[other] ?? 2) <= (adjusted[at] ?? -1));
      }
    }),
  );
  assert.equal(trendTest([5, 5], [10, 10], [1, 1]), undefined);
});

test("Shapley shares add up to R², a driver's share does not hang on its place, and an interval holds its share", () => {
  let state = 7;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const own = [0, 1, 2].map(() => Array.from({ length: 150 }, () => 1 + Math.floor(random() * 5)));
  const grade = own[0]?.map((value, at) => value * 2 + (own[1]?.[at] ?? 0) + random()) ?? [];
  const found = drivers(grade, own);
  assert.ok(Math.abs(found.shapley.reduce((sum, share) => sum + share, 0) - found.r2) < 1e-10);
  assert.ok(Math.abs(found.relative.reduce((sum, share) => sum + share, 0) - found.r2) < 1e-10);
  const turned = drivers(grade, own.toReversed()).shapley.toReversed();
  for (const [at, share] of found.shapley.entries()) assert.ok(Math.abs(share - (turned[at] ?? 0)) < 1e-10);
  assert.ok((found.shapley[0] ?? 0) > (found.shapley[1] ?? 0) && (found.shapley[1] ?? 0) > (found.shapley[2] ?? 0));
  for (const { share, lower, upper } of bootstrapShares(grade, own, random, { rounds: 200 }))
    assert.ok(lower <= upper && share > lower - 0.05 && share < upper + 0.05);
  assert.throws(
    () =>
      drivers(
        [1, 2, 3, 4],
        [
          [1, 2, 3, 4],
          [2, 4, 6, 8],
        ],
      ),
    RangeError,
  );
  assert.throws(() => drivers([1, 2, 3, 4], [[1, 1, 1, 1]]), RangeError);
});

test("what offices make of the same answers is ordered, and guessing alone is worth nothing", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500), (good, middle, bad, cannotSay) => {
      const shares = gradeShares({ good, middle, bad, cannotSay });
      if (!shares) return assert.equal(good + middle + bad, 0);
      assert.ok(
        shares.goodOfAll <= shares.good &&
          shares.good <= shares.halfMiddle &&
          shares.halfMiddle <= shares.withMiddle &&
          shares.withMiddle <= 1,
      );
    }),
  );
  assert.equal(withoutGuessing(0.25, 4), 0);
  assert.equal(withoutGuessing(1, 4), 1);
});
