import assert from "node:assert/strict";
import { test } from "node:test";
import { binomialTail, poissonUpper } from "./tails.ts";

test("the upper limit of a Poisson count is the quantile of the tables", () => {
  // R: qpois(0.9999, c(0, 1, 5, 10, 100)).
  assert.deepEqual(
    [0, 1, 5, 10, 100].map((mean) => poissonUpper(mean, 0.9999)),
    [0, 6, 15, 24, 139],
  );
});

test("a large mean ends", () => {
  assert.ok(Math.abs(poissonUpper(5_000, 0.9999) - 5_000 - 3.72 * Math.sqrt(5_000)) < 5);
});

test("the binomial tail is the sum of its chances", () => {
  assert.ok(Math.abs(binomialTail(20, 20, 0.5) - 2 ** -20) < 1e-15);
  assert.ok(Math.abs(binomialTail(0, 30, 0.3) - 1) < 1e-9);
  assert.ok(Math.abs(binomialTail(2, 3, 0.5) - 0.5) < 1e-12);
});
