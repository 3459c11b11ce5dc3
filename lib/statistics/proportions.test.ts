import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { newcombe } from "./newcombe.ts";
import { normalQuantile } from "./normal.ts";
import { wilson } from "./wilson.ts";

const VECTORS = "../shared/vectors/statistics.json";
type Case = { id: string; fn: string; inputs: Record<string, number>; expected: Record<string, number>; tol: number };
const cases: Case[] = existsSync(VECTORS) ? (JSON.parse(readFileSync(VECTORS, "utf8")) as { cases: Case[] }).cases : [];
const skip = cases.length === 0 ? `${VECTORS} is not here` : false;

const near = (actual: number | undefined, { expected, tol, id }: Case, name: string) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - (expected[name] ?? Number.NaN)) <= tol, `${id} ${name}: ${actual} is not ${expected[name]}`);

test("normal quantiles agree with published ones", () => {
  assert.ok(Math.abs(normalQuantile(0.975) - 1.959963984540054) < 1e-15);
  assert.ok(Math.abs(normalQuantile(0.999) - 3.090232306167814) < 1e-14);
  assert.ok(Math.abs(normalQuantile(1e-10) + 6.361340902404056) < 1e-12);
  assert.throws(() => normalQuantile(1), RangeError);
});

test("Wilson's interval reproduces the reference cases", { skip }, () => {
  const own = cases.filter((each) => each.fn === "wilson");
  assert.ok(own.length > 0);
  for (const each of own) {
    const { x = 0, n = 0, conf } = each.inputs;
    const found = wilson(x, n, conf);
    near(found?.lower, each, "lower");
    near(found?.upper, each, "upper");
  }
});

test("Newcombe's difference reproduces the reference cases", { skip }, () => {
  const own = cases.filter((each) => each.fn === "newcombe");
  assert.ok(own.length > 0);
  for (const each of own) {
    const { x1 = 0, n1 = 0, x2 = 0, n2 = 0, conf } = each.inputs;
    const found = newcombe(x1, n1, x2, n2, conf);
    near(found?.lower, each, "lower");
    near(found?.upper, each, "upper");
  }
});

const counts = fc.nat(5000).chain((n) => fc.record({ n: fc.constant(n + 1), x: fc.nat(n + 1) }));

test("Wilson's bounds lie in [0, 1] around the rate, and widen with confidence", () => {
  fc.assert(
    fc.property(counts, ({ x, n }) => {
      const usual = wilson(x, n);
      const wide = wilson(x, n, 0.998);
      assert.ok(usual && wide);
      assert.ok(usual.lower >= 0 && usual.lower <= x / n && x / n <= usual.upper && usual.upper <= 1);
      assert.ok(wide.lower <= usual.lower && wide.upper >= usual.upper);
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
      const there = newcombe(a.x, a.n, b.x, b.n);
      const back = newcombe(b.x, b.n, a.x, a.n);
      assert.ok(there && back && there.lower <= there.difference && there.difference <= there.upper);
      assert.ok(Math.abs(there.lower + back.upper) < 1e-12);
    }),
  );
});
