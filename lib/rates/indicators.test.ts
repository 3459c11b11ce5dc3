import assert from "node:assert/strict";
import { test } from "node:test";
import { type Indicator, indicator, rulesOf, versionAt } from "./indicators.ts";
import { MEASURES } from "./measures.ts";
import { seriesBreaks } from "./series.ts";

const CHANGED: Indicator = {
  ...indicator("sat_top2"),
  version: 2,
  earlier: [{ version: 1, numerator: [5], denominator: [1, 2, 3, 4, 5], dontKnow: [9], until: "2026-03-01" }],
};

test("a changed rule holds from its month on, the one before it until then, and the series breaks between them", () => {
  assert.deepEqual(
    rulesOf(CHANGED).map(({ version, numerator, from, until }) => [version, numerator, from, until]),
    [
      [1, [5], "0000-01-01", "2026-03-01"],
      [2, [4, 5], "2026-03-01", "9999-12-01"],
    ],
  );
  assert.deepEqual([versionAt(CHANGED, "2026-02-01"), versionAt(CHANGED, "2026-03-01")], [1, 2]);
  assert.deepEqual(seriesBreaks(CHANGED, []), ["2026-03-01"]);
  assert.deepEqual(seriesBreaks(indicator("sat_top2"), []), []);
});

test("every measure has a name of its own", () => {
  assert.equal(new Set(MEASURES.map(({ id }) => id)).size, MEASURES.length);
});
