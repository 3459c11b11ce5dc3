import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { outcomeRates, responseRates } from "./response-rates.ts";

const NONE = { complete: 0, partial: 0, refused: 0, nonContact: 0, other: 0, unknownHousehold: 0, unknownOther: 0 };

test("the rates count every case that may be eligible", () => {
  const cases = { complete: 300, partial: 50, refused: 150, nonContact: 300, other: 20, unknownHousehold: 150, unknownOther: 30 };
  assert.deepEqual(responseRates(cases), { rr1: 0.3, rr2: 0.35, base: 1000 });
  assert.equal(responseRates(NONE), undefined);
  assert.throws(() => responseRates({ ...NONE, partial: -1 }), RangeError);
  assert.throws(() => responseRates({ ...NONE, complete: 1.5 }), RangeError);
});

test("rate 1 is never above rate 2, and both are shares", () => {
  const count = fc.nat(10_000);
  const cases = fc.record({
    complete: count,
    partial: count,
    refused: count,
    nonContact: count,
    other: count,
    unknownHousehold: count,
    unknownOther: count,
  });
  fc.assert(
    fc.property(cases, (each) => {
      const rates = responseRates(each);
      return !rates || (0 <= rates.rr1 && rates.rr1 <= rates.rr2 && rates.rr2 <= 1);
    }),
  );
  fc.assert(
    fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (each, eligible) => {
      const rates = outcomeRates(each, eligible);
      if (!rates) return;
      for (const rate of Object.values(rates)) assert.ok(Number.isNaN(rate) === false && rate >= 0 && rate <= 1);
      assert.ok(rates.rr1 <= rates.rr3 && rates.rr3 <= rates.rr5 && rates.rr2 <= rates.rr4 && rates.rr4 <= rates.rr6);
    }),
  );
});
