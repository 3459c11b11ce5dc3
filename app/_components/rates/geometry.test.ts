import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { along, band, line, runs, window } from "./geometry.ts";

test("a value lies on its axis and never outside", () => {
  assert.equal(along(0.5, 10, 30), 20);
  assert.equal(along(-1, 10, 30), 10);
  assert.equal(along(2, 10, 30), 30);
  assert.equal(along(0.25, 30, 10), 25);
});

test("the window of a chart holds all its values in whole tens of percent", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (values) => {
      const { low, high } = window(values);
      for (const value of values) assert.ok(value >= low - 1e-9 && value <= high + 1e-9, `${value} in ${low} to ${high}`);
      assert.ok(low >= 0 && high <= 1 && high > low);
    }),
  );
  assert.deepEqual(window([]), { low: 0, high: 1 });
  assert.deepEqual(window([1]), { low: 0.9, high: 1 });
});

test("a hidden month breaks the line", () => {
  assert.deepEqual(runs([1, 2, undefined, 3, undefined, undefined, 4]), [[1, 2], [3], [4]]);
  assert.deepEqual(runs([undefined]), []);
});

test("paths are drawn point by point, and a band closes on itself", () => {
  const upper = [
    { x: 0, y: 1.005 },
    { x: 2, y: 3 },
  ];
  assert.equal(line(upper), "M0 1L2 3");
  assert.equal(
    band(upper, [
      { x: 0, y: 5 },
      { x: 2, y: 6 },
    ]),
    "M0 1L2 3L2 6L0 5Z",
  );
  assert.equal(band([], []), "");
});
