import assert from "node:assert/strict";
import { test } from "node:test";
import { type Driver, firstDriver } from "./first-driver.ts";
import { rateOf } from "./rate.ts";

const driver = (id: Driver["id"], share: number, x: number): Driver => ({
  id,
  importance: { share, lower: share, upper: share },
  performance: rateOf({ x, n: 100, dontKnow: 0 }, 5, false),
});

test("the first to look at goes together with satisfaction more than most and is rated lower than most", () => {
  const all = [driver("access", 0.05, 90), driver("respect", 0.2, 60), driver("explained", 0.15, 50), driver("timely", 0.02, 40)];
  assert.equal(firstDriver(all)?.id, "explained");
  assert.equal(firstDriver([...all, driver("fair", 0.3, 20)])?.id, "fair");
});

test("where what matters is rated well nothing stands out, and hidden ratings say nothing", () => {
  assert.equal(firstDriver([driver("access", 0.3, 95), driver("fair", 0.01, 40)]), undefined);
  assert.equal(firstDriver([]), undefined);
  const hidden = { ...driver("timely", 0.9, 1), performance: rateOf({ x: 0, n: 1, dontKnow: 0 }, 5, false) };
  assert.equal(firstDriver([hidden, driver("access", 0.3, 95), driver("fair", 0.01, 40)]), undefined);
});
