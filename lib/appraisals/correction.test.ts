import assert from "node:assert/strict";
import { test } from "node:test";
import { cardOf, type Plus } from "./card.ts";
import { correctionOf } from "./correction.ts";
import { share, type Value } from "./measured.ts";
import type { Scheme } from "./scheme.ts";

const scheme: Scheme = {
  lines: [
    { id: "sat_top2", weight: 60, rule: "target", low: 0.5, high: 1, minimum: 10 },
    { id: "fam_mutual", weight: 40, rule: "target", low: 0, high: 1, minimum: 10 },
  ],
  plus: [{ name: "Life saved", points: 2 }],
  cap: 3,
};

function reckoned(satisfied: Value, familiar: Value | null, times: Plus = {}) {
  const inputs = [
    { id: "sat_top2" as const, now: satisfied, lacks: null, past: null },
    { id: "fam_mutual" as const, now: familiar, lacks: familiar ? null : ("none" as const), past: null },
  ];
  return { appraised: { unitId: "unit", inputs, times }, result: cardOf(scheme, inputs, times) };
}

test("a correction that changes nothing says so", () => {
  assert.equal(correctionOf(reckoned(share(80, 100), share(10, 20)), reckoned(share(80, 100), share(10, 20))), undefined);
});

test("a correction names the values that moved, what came and went, plus-items and the total", () => {
  const before = reckoned(share(75, 100), share(10, 20));
  const after = reckoned(share(120, 120), null, { "Life saved": 1 });
  assert.deepEqual(correctionOf(before, after), {
    lines: [
      { id: "sat_top2", before: { value: 0.75, n: 100, points: 50 }, after: { value: 1, n: 120, points: 100 } },
      { id: "fam_mutual", before: { value: 0.5, n: 20, points: 50 }, after: null },
    ],
    added: { before: 0, after: 2 },
    total: { before: before.result.total, after: after.result.total },
  });
});

test("another base of the same share is a change too", () => {
  const found = correctionOf(reckoned(share(8, 10), null), reckoned(share(80, 100), null));
  assert.deepEqual(
    found?.lines.map(({ id }) => id),
    ["sat_top2"],
  );
  assert.equal(found?.total, undefined);
});
