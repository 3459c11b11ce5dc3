import assert from "node:assert/strict";
import { test } from "node:test";
import { poissonExact } from "#lib/statistics/poisson.ts";
import { changeSince, findingsOf } from "./findings.ts";
import type { AppraisedId } from "./indicators.ts";
import { eventRate, type Measured, share, type Value } from "./measured.ts";
import { peersOf } from "./peers.ts";
import type { RULES, Scheme } from "./scheme.ts";
import { sidesOf } from "./sides.ts";

const has = (id: AppraisedId, now: Value | null, past: Value | null = null): Measured => ({ id, now, past, lacks: now ? null : "none" });
const scheme = (id: AppraisedId, rule: (typeof RULES)[number], low: number): Scheme => ({
  lines: [{ id, weight: 1, rule, low, high: low + 1, minimum: 10 }],
  plus: [],
  cap: 0,
});

test("a rise is more than chance when its 99.8 % interval lies above nothing, and not sooner", () => {
  const clear = has("sat_top2", share(450, 500), share(350, 500));
  const slight = has("sat_top2", share(80, 100), share(67, 100));
  assert.ok((changeSince(slight)?.lower ?? 0) > 0, "one change looked at alone would be told");
  assert.deepEqual(findingsOf(scheme("sat_top2", "target", 0), [clear]).improved, ["sat_top2"]);
  assert.deepEqual(findingsOf(scheme("sat_top2", "target", 0), [slight]).improved, [], "one of many is not");
  assert.deepEqual(findingsOf(scheme("sat_top2", "target", 0), [has("sat_top2", share(9, 9), share(1, 9))]).improved, [], "too few");
});

test("a value is below what is asked when its whole interval is, and a fall when the whole change is", () => {
  const below = (id: AppraisedId, rule: (typeof RULES)[number], low: number, now: Value, past: Value | null = null) =>
    findingsOf(scheme(id, rule, low), [has(id, now, past)]).below;
  assert.deepEqual(below("sat_top2", "target", 0.8, share(300, 500)), ["sat_top2"]);
  assert.deepEqual(below("sat_top2", "target", 0.65, share(300, 500)), [], "by chance alone it could be that much");
  assert.deepEqual(below("sat_top2", "improvement", 0, share(300, 500), share(420, 500)), ["sat_top2"]);
  assert.deepEqual(below("sat_top2", "improvement", 0, share(300, 500)), [], "without a past nothing fell");
});

test("events are below what is asked by the same 99.8 %", () => {
  const [usual, many] = [poissonExact(6).upper, poissonExact(6, 0.998).upper];
  const found = (low: number) => findingsOf(scheme("prevent_rate", "target", low), [has("prevent_rate", eventRate(6, 1_000))]).below;
  assert.deepEqual(found((usual + many) / 2), [], "beyond 95 % alone");
  assert.deepEqual(found(many + 0.1), ["prevent_rate"]);
});

test("a unit is set against units of its kind when three have a base, and stands out when it differs by more than they do", () => {
  const unit = (unitId: string, x: number, n = 400) => ({ unitId, inputs: [has("sat_top2", share(x, n))], times: {} });
  const asked = scheme("sat_top2", "target", 0);
  const like = [unit("a", 320), unit("b", 324), unit("c", 316), unit("d", 322), unit("e", 318), unit("f", 321)];
  const [own] = peersOf("a", like, asked);
  assert.deepEqual([own?.units, own?.standing], [6, "within"]);
  assert.ok(own && own.outer.lower < own.inner.lower && own.inner.upper < own.outer.upper);
  assert.equal(peersOf("g", [...like, unit("g", 200)], asked)[0]?.standing, "beyond_outer");
  assert.deepEqual(peersOf("a", like.slice(0, 2), asked), [], "two tell nothing of each other");
  assert.deepEqual(peersOf("a", [unit("a", 5, 9), ...like.slice(1)], asked), [], "a base that is too small is not set against others");
});

test("what residents say and what the office audits are two means, each by its own weights; one alone is no point of a scatter", () => {
  const line = (id: AppraisedId, weight: number, points: number | null) => ({
    id,
    weight,
    part: 0,
    points,
    leftOut: points === null ? ("none" as const) : null,
  });
  const outside = [line("sat_top2", 3, 80), line("know_any", 1, 40)];
  assert.deepEqual(sidesOf([...outside, line("fam_mutual", 2, 50), line("quiz_pass", 2, 90)]), { outside: 70, inside: 70 });
  assert.deepEqual(sidesOf([...outside, line("fam_mutual", 2, 50), line("quiz_pass", 2, null)]), { outside: 70, inside: 50 });
  assert.equal(sidesOf([...outside, line("quiz_pass", 2, null)]), undefined);
});
