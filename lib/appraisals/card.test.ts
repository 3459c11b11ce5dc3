import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cardOf, linesOf } from "./card.ts";
import { APPRAISED, type AppraisedId } from "./indicators.ts";
import { audited, auditedTogether, census, clustered, eventRate, type Measured, share, type Value } from "./measured.ts";
import { pointsOf } from "./points.ts";
import { RULES, type Scheme, schemeChanges, schemeDefinition } from "./scheme.ts";

const line = (id: AppraisedId, weight: number, rule: (typeof RULES)[number] = "target", low = 0, high = 1) => ({
  id,
  weight,
  rule,
  low,
  high,
  minimum: 10,
});
const scheme = (...lines: Scheme["lines"]): Scheme => ({ lines, plus: [{ name: "Saved a life", points: 3 }], cap: 5 });
const has = (id: AppraisedId, now: Value | null, past: Value | null = null): Measured => ({ id, now, past, lacks: now ? null : "none" });

const rule = fc
  .tuple(fc.constantFrom(...RULES), fc.double({ min: 0, max: 0.5, noNaN: true }), fc.double({ min: 0.01, max: 0.5, noNaN: true }))
  .map(([kind, low, width]) => ({ rule: kind, low, high: low + width }));
const rate = fc.double({ min: 0, max: 1, noNaN: true });
const counts = fc.integer({ min: 10, max: 400 }).chain((n) => fc.integer({ min: 0, max: n }).map((x) => share(x, n)));
const inputs = fc.array(fc.tuple(fc.constantFrom(...APPRAISED.filter((id) => id !== "prevent_rate")), counts), {
  minLength: 1,
  maxLength: 6,
});
const asInputs = (all: readonly (readonly [AppraisedId, Value])[]) => [...new Map(all).entries()].map(([id, value]) => has(id, value));

test("points lie between 0 and 100 and never fall as the value rises", () => {
  fc.assert(
    fc.property(rule, rate, rate, rate, (how, one, other, past) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)].map((value) => pointsOf(how, value, past) ?? Number.NaN);
      assert.ok((less ?? -1) >= 0 && (more ?? 101) <= 100 && (less ?? 0) <= (more ?? 0));
    }),
  );
  assert.equal(pointsOf({ rule: "improvement", low: 0, high: 0.1 }, 0.5), undefined, "no past, no points");
  assert.deepEqual(
    [0.59, 0.6, 0.79, 0.8].map((value) => pointsOf({ rule: "band", low: 0.6, high: 0.8 }, value)),
    [0, 50, 50, 100],
  );
  assert.equal(pointsOf({ rule: "improvement", low: -0.1, high: 0.1 }, 0.7, 0.7), 50, "as before is the middle");
});

test("the parts of what is counted add up to one, in the proportion of their weights, and what is left out says why", () => {
  fc.assert(
    fc.property(inputs, fc.integer({ min: 1, max: 100 }), (all, weight) => {
      const given = asInputs(all);
      const own = scheme(...given.map(({ id }, at) => line(id, at + weight)), line("prevent_rate", 7));
      const lines = linesOf(own, given);
      assert.ok(Math.abs(lines.reduce((sum, { part }) => sum + part, 0) - 1) < 1e-9);
      const [first, ...rest] = lines.filter(({ points }) => points !== null);
      for (const each of rest) assert.ok(Math.abs(each.part * (first?.weight ?? 0) - (first?.part ?? 0) * each.weight) < 1e-9);
      assert.equal(lines.at(-1)?.leftOut, "none");
    }),
  );
  const lines = linesOf(scheme(line("sat_top2", 60), line("know_any", 30), line("fam_mutual", 10, "improvement", 0, 0.1)), [
    has("sat_top2", share(8, 9)),
    has("know_any", share(5, 10)),
    has("fam_mutual", share(20, 40)),
  ]);
  assert.deepEqual(
    lines.map(({ leftOut, part }) => [leftOut, part]),
    [
      ["base", 0],
      [null, 1],
      ["no_past", 0],
    ],
  );
});

test("the interval holds the total, is the same for the same inputs, narrows with the base, and is none for a census", () => {
  const own = scheme(line("sat_top2", 50), line("quiz_pass", 50));
  fc.assert(
    fc.property(inputs, (all) => {
      const given = asInputs(all);
      const of = () => cardOf(scheme(...given.map(({ id }) => line(id, 1, "target", 0.2, 0.9))), given, {});
      const card = of();
      assert.ok((card.lower ?? 1) <= (card.total ?? 0) && (card.total ?? 0) <= (card.upper ?? -1));
      assert.deepEqual(of(), card);
    }),
    { numRuns: 20 },
  );
  const width = (n: number) => {
    const card = cardOf(own, [has("sat_top2", share(n / 2, n)), has("quiz_pass", census(8, 10))], {});
    return (card.upper ?? 0) - (card.lower ?? 0);
  };
  assert.ok(width(20) > 2 * width(200), `${width(20)} ${width(200)}`);
  const sure = cardOf(scheme(line("quiz_pass", 1)), [has("quiz_pass", census(8, 10))], {});
  assert.deepEqual([sure.lower, sure.total, sure.upper], [80, 80, 80]);
  assert.equal(cardOf(own, [], {}).total, null);
});

test("the interval of one rate is Wilson's, nearly: 30 of 100 is 21.9 to 39.6 points", () => {
  const card = cardOf(scheme(line("sat_top2", 1)), [has("sat_top2", share(30, 100))], {});
  assert.ok(Math.abs((card.lower ?? 0) - 21.9) < 1 && Math.abs((card.upper ?? 0) - 39.6) < 1, `${card.lower} ${card.upper}`);
});

test("plus-items add no more than their cap", () => {
  const own = scheme(line("sat_top2", 1));
  const total = (times: number) => cardOf(own, [has("sat_top2", share(50, 100))], { "Saved a life": times }).total;
  assert.deepEqual([total(0), total(1), total(2), total(9)], [50, 53, 55, 55]);
});

test("a sample of clusters is worth no more than its residents, an audit of all records is certain, events are per 1,000", () => {
  const alike = clustered([
    { x: 5, n: 10 },
    { x: 5, n: 10 },
  ]);
  const apart = clustered([
    { x: 10, n: 10 },
    { x: 0, n: 10 },
  ]);
  assert.ok((alike.effective ?? 0) <= 20 && (apart.effective ?? 20) < 2 && apart.upper - apart.lower > alike.upper - alike.lower);
  assert.ok(alike.effective === 20 && alike.lower < 0.06 && alike.upper > 0.94, "two officers alike are no proof that others are");
  const many = clustered(Array.from({ length: 20 }, () => ({ x: 5, n: 10 })));
  assert.ok(many.upper - many.lower < (alike.upper - alike.lower) / 3);
  assert.throws(() => clustered([{ x: 5, n: 10 }]), RangeError);
  assert.equal(audited(90, 100, 100).effective, null);
  assert.ok((audited(90, 100, 110).effective ?? 0) > (audited(90, 100, 10_000).effective ?? 0));
  assert.ok(Math.abs(eventRate(12, 40_000).value - 0.3) < 1e-12);
});

test("audits of few and of many records weigh as many as they were drawn from", () => {
  const small = { complete: 50, sampled: 50, ofRecords: 100 };
  const large = { complete: 25, sampled: 50, ofRecords: 10_000 };
  const both = auditedTogether([small, large]);
  assert.ok(Math.abs(both.value - (100 + 5_000) / 10_100) < 1e-12);
  assert.ok(both.lower < 0.4 && both.upper > 0.6 && both.lower > 0.3, "as uncertain as the large one");
  assert.deepEqual(auditedTogether([small]), audited(50, 50, 100));
  const whole = auditedTogether([
    { complete: 8, sampled: 10, ofRecords: 10 },
    { complete: 20, sampled: 20, ofRecords: 20 },
  ]);
  assert.deepEqual([whole.effective, whole.lower], [null, whole.value]);
  assert.ok(auditedTogether([small, { ...large, complete: 50 }]).lower < 1, "all right in the samples is not all right in the records");
});

test("a scheme has both sides, each indicator once, and a version says what it changed", () => {
  const own = scheme(line("sat_top2", 60), line("quiz_pass", 40));
  assert.ok(schemeDefinition.safeParse(own).success);
  assert.ok(!schemeDefinition.safeParse(scheme(line("sat_top2", 60))).success, "combine internal and external");
  assert.ok(!schemeDefinition.safeParse({ ...own, lines: [...own.lines, line("sat_top2", 1)] }).success);
  assert.ok(!schemeDefinition.safeParse(scheme(line("sat_top2", 60, "target", 0.9, 0.5), line("quiz_pass", 40))).success);
  const next = { ...scheme(line("sat_top2", 70), line("know_any", 40)), cap: 4 };
  assert.deepEqual(schemeChanges(own, next), [
    { kind: "changed", id: "sat_top2", what: "weight", before: 60, after: 70 },
    { kind: "added", id: "know_any" },
    { kind: "removed", id: "quiz_pass" },
    { kind: "cap", before: 5, after: 4 },
  ]);
});
