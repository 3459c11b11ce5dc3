import assert from "node:assert/strict";
import { test } from "node:test";
import { seeded } from "#lib/statistics/draws.ts";
import { cardOf } from "./card.ts";
import type { AppraisedId } from "./indicators.ts";
import { census, type Measured, share, type Value } from "./measured.ts";
import type { Scheme } from "./scheme.ts";
import { whatIf } from "./what-if.ts";

const line = (id: AppraisedId, weight: number) => ({ id, weight, rule: "target" as const, low: 0, high: 1, minimum: 10 });
const scheme = (...lines: Scheme["lines"]): Scheme => ({ lines, plus: [], cap: 0 });
const has = (id: AppraisedId, now: Value): Measured => ({ id, now, past: null, lacks: null });

test("what the same people answered is drawn together, so that many questions to few people are not taken for many people", () => {
  const width = (...ids: AppraisedId[]) => {
    const { lower, upper } = cardOf(
      scheme(...ids.map((id) => line(id, 1))),
      ids.map((id) => has(id, share(80, 100))),
      {},
    );
    return (upper ?? 0) - (lower ?? 0);
  };
  const one = width("sat_top2");
  assert.ok(Math.abs(width("sat_top2", "access", "respect", "explained") - one) < 0.5, "four answers of each tell no more than one");
  assert.ok(Math.abs(width("sat_top2", "know_any", "solved_resident", "info_rate") - one / 2) < 0.8, "four samples do");
});

test("the interval of a total covers it as often as it says, also where answers of one person go together", () => {
  const random = seeded(11);
  const ids = ["sat_top2", "access", "respect", "explained", "dealt_with", "timely", "fair"] as const;
  const own = scheme(...ids.map((id) => line(id, 1)));
  const [people, runs] = [100, 200];
  let covered = 0;
  for (let run = 0; run < runs; run += 1) {
    const yes = ids.map(() => 0);
    for (let person = 0; person < people; person += 1) {
      // Half of all are of one mind about everything; the others answer each question by itself. Four in five say yes to each.
      const [whole, mood] = [random() < 0.5, random() < 0.8];
      for (const at of ids.keys()) if (whole ? mood : random() < 0.8) yes[at] = (yes[at] ?? 0) + 1;
    }
    const inputs = ids.map((id, at) => has(id, share(yes[at] ?? 0, people)));
    const { lower, upper } = cardOf(own, inputs, {});
    if ((lower ?? 0) <= 80 && 80 <= (upper ?? 0)) covered += 1;
  }
  assert.ok(covered / runs >= 0.95, `${covered} of ${runs}`);
});

test("what chance alone would move is what a second measurement would, with the chance of both", () => {
  const other = { ...line("sat_top2", 1), high: 0.7 / 0.78 };
  const { units } = whatIf(
    [{ unitId: "a", inputs: [has("sat_top2", share(70, 100))], times: {} }],
    scheme(line("sat_top2", 1)),
    scheme(other),
  );
  const [only] = units;
  assert.ok(Math.abs((only?.after ?? 0) - 78) < 1e-9);
  // Two measurements of 100 differ by 8 points or more with a chance of 22 %; one from the truth, of 8 %.
  assert.ok(Math.abs((only?.byChance ?? 0) - 0.22) < 0.05, `${only?.byChance}`);
});

test("the same scheme moves nothing; another one moves totals and swaps pairs, and says how often chance does as much", () => {
  const units = [
    { unitId: "a", inputs: [has("sat_top2", share(900, 1_000)), has("quiz_pass", census(5, 10))], times: {} },
    { unitId: "b", inputs: [has("sat_top2", share(700, 1_000)), has("quiz_pass", census(9, 10))], times: {} },
  ];
  const outside = scheme(line("sat_top2", 90), line("quiz_pass", 10));
  const inside = scheme(line("sat_top2", 10), line("quiz_pass", 90));
  const same = whatIf(units, outside, outside);
  assert.deepEqual([same.swapped, same.swappedByChance, same.units[0]?.byChance], [0, 1, 1]);
  const moved = whatIf(units, outside, inside);
  assert.deepEqual([moved.swapped, moved.pairs, moved.swappedByChance], [1, 1, 0]);
  assert.ok(moved.units.every(({ byChance }) => byChance === 0));
  assert.deepEqual(whatIf(units, outside, inside), moved);
});
