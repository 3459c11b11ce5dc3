import assert from "node:assert/strict";
import { test } from "node:test";
import { quantileOf, seeded } from "#lib/statistics/draws.ts";
import { byar, poissonExact } from "#lib/statistics/poisson.ts";
import { changeSince, findingsOf } from "./findings.ts";
import type { AppraisedId } from "./indicators.ts";
import { clustered, drawOf, eventRate, intervalOf, type Measured, share, type Value } from "./measured.ts";
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

test("a change of events is told from the intervals of both counts", () => {
  const [now, past] = [eventRate(40, 10_000), eventRate(20, 10_000)];
  const change = changeSince(has("prevent_rate", now, past));
  assert.equal(change?.difference, 2);
  const [up, down] = [byar(40), byar(20)];
  assert.ok(Math.abs((change?.lower ?? 0) - (2 - Math.hypot(4 - up.lower / 10, down.upper / 10 - 2))) < 1e-12);
  assert.deepEqual(findingsOf(scheme("prevent_rate", "target", 0), [has("prevent_rate", now, past)]).improved, [], "as one of many");
  const more = has("prevent_rate", eventRate(80, 10_000), past);
  assert.deepEqual(findingsOf(scheme("prevent_rate", "target", 0), [more]).improved, ["prevent_rate"]);
});

test("events of units of a kind are set against each other by the limits of Poisson", () => {
  const unit = (unitId: string, x: number) => ({ unitId, inputs: [has("prevent_rate", eventRate(x, 10_000))], times: {} });
  const all = [unit("a", 10), unit("b", 9), unit("c", 11), unit("d", 10), unit("e", 10), unit("f", 10)];
  const asked = scheme("prevent_rate", "target", 0);
  const [own] = peersOf("a", all, asked);
  assert.deepEqual([own?.target, own?.standing], [1, "within"]);
  // Of 10 expected events 2.5 % are at most 4, and 97.5 % at most 17.
  assert.ok(own && own.inner.lower > 0.3 && own.inner.lower <= 0.4 && own.inner.upper > 1.6 && own.inner.upper <= 1.7, JSON.stringify(own));
  assert.equal(peersOf("g", [...all, unit("g", 60)], asked)[0]?.standing, "beyond_outer");
});

test("what was measured of few officers moves by t, in its interval and when it is drawn", () => {
  const few = clustered([
    { x: 12, n: 20 },
    { x: 9, n: 20 },
    { x: 15, n: 20 },
  ]);
  assert.deepEqual(intervalOf("fam_mutual", few, 0.95), { lower: few.lower, upper: few.upper });
  const random = seeded(7);
  const drawn = (value: Value) => Array.from({ length: 20_000 }, () => drawOf("fam_mutual", value, random));
  const [byT, byNormal] = [drawn(few), drawn({ ...few, degrees: undefined })];
  assert.ok(Math.abs(quantileOf(byT, 0.025) - few.lower) < 0.05, "the draws lie as the interval does");
  assert.ok(quantileOf(byNormal, 0.025) - few.lower > 0.08, "without t they would lie closer");
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
