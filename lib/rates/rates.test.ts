import assert from "node:assert/strict";
import { test } from "node:test";
import { definition } from "#lib/surveys/definition.ts";
import { residentSatisfaction } from "#lib/surveys/standard/resident-satisfaction.ts";
import { residentSurvey } from "#lib/surveys/standard/resident-survey.ts";
import { visitRating } from "#lib/surveys/standard/visit-rating.ts";
import { HEADLINES, INDICATORS, indicator } from "./indicators.ts";
import { before, lattice, monthsIn, periodOf, seriesOf, wholeYears } from "./period.ts";
import { addCounts, changeOf, rateOf } from "./rate.ts";

const TODAY = "2026-11-23";

test("a rate carries Wilson's interval, and 'don't know' beside it", () => {
  const rate = rateOf({ x: 386, n: 828, dontKnow: 63 }, 5, false);
  assert.ok(rate.shown);
  assert.equal((100 * rate.rate).toFixed(1), "46.6");
  assert.equal((100 * rate.lower).toFixed(1), "43.2");
  assert.equal((100 * rate.upper).toFixed(1), "50.0");
  assert.equal(rate.asked, 891);
  // Where "not sure" is an answer of its own, it is in the base already.
  const known = rateOf({ x: 4, n: 10, dontKnow: 2 }, 5, true);
  assert.ok(known.shown && known.asked === 10);
});

test("a small base carries nothing but the reason", () => {
  assert.deepEqual(rateOf({ x: 0, n: 0, dontKnow: 3 }, 5, false), { shown: false, reason: "none" });
  for (let n = 1; n < 5; n += 1) assert.deepEqual(rateOf({ x: n, n, dontKnow: 0 }, 5, false), { shown: false, reason: "few" });
  assert.ok(rateOf({ x: 5, n: 5, dontKnow: 0 }, 5, false).shown);
  assert.deepEqual(rateOf({ x: 5, n: 9, dontKnow: 0 }, 10, false), { shown: false, reason: "few" });
  assert.deepEqual(rateOf({ x: 0, n: 0, dontKnow: 0, given: 4 }, 5, false), { shown: false, reason: "few" });
  assert.deepEqual(rateOf({ x: 0, n: 0, dontKnow: 0, given: 5 }, 5, false), { shown: false, reason: "together" });
});

test("a change is clear only when Newcombe's interval leaves out zero", () => {
  const rate = (x: number, n: number) => rateOf({ x, n, dontKnow: 0 }, 5, false);
  assert.equal(changeOf(rate(90, 100), rate(60, 100))?.verdict, "better");
  assert.equal(changeOf(rate(60, 100), rate(90, 100))?.verdict, "worse");
  assert.equal(changeOf(rate(8, 10), rate(7, 10))?.verdict, "unclear");
  assert.equal(changeOf(rate(1, 2), rate(90, 100)), undefined);
});

test("counts add up cell by cell", () => {
  assert.deepEqual(addCounts([]), { x: 0, n: 0, dontKnow: 0, given: 0, sealed: false });
  assert.deepEqual(
    addCounts([
      { x: 1, n: 2, dontKnow: 3 },
      { x: 10, n: 20, dontKnow: 30, given: 25 },
    ]),
    { x: 11, n: 22, dontKnow: 33, given: 27, sealed: false },
  );
});

test("periods are whole months, quarters and years, and nothing else", () => {
  assert.deepEqual(periodOf("last-12", TODAY), { key: "last-12", from: "2025-12-01", to: "2026-11-01" });
  assert.deepEqual(periodOf("2022", TODAY), { key: "2022", from: "2022-01-01", to: "2022-12-01" });
  assert.deepEqual(periodOf("2025-q4", TODAY), { key: "2025-q4", from: "2025-10-01", to: "2025-12-01" });
  for (const key of ["", "2025-q5", "2025-01-01", "last-1", "1999", "constructor", "2025-q4 "])
    assert.equal(periodOf(key, TODAY), undefined, key);
  const last = periodOf("last-3", TODAY);
  assert.ok(last);
  assert.deepEqual(monthsIn(last), ["2026-09-01", "2026-10-01", "2026-11-01"]);
  assert.deepEqual(monthsIn(before(last)), ["2026-06-01", "2026-07-01", "2026-08-01"]);
  assert.equal(monthsIn(seriesOf(last)).length, 24);
  assert.equal(monthsIn(seriesOf(last)).at(-1), "2026-11-01");
  assert.deepEqual(wholeYears([last, seriesOf(last)]), { key: "years", from: "2024-01-01", to: "2026-12-01" });
});

test("the choice of periods covers what has answers", () => {
  const keys = lattice("2025-08-01", "2026-02-01", TODAY).map(({ key }) => key);
  assert.deepEqual(keys, ["last-3", "last-12", "last-24", "2026", "2026-q1", "2025", "2025-q4", "2025-q3"]);
  assert.deepEqual(
    lattice(undefined, undefined, TODAY).map(({ key }) => key),
    ["last-3", "last-12", "last-24"],
  );
});

test("every indicator asks a question that its questionnaire has, with codes that it has", () => {
  const all = {
    "visit-rating": visitRating,
    "resident-survey": residentSurvey([{ en: "North" }]),
    "resident-satisfaction": residentSatisfaction,
  };
  for (const each of INDICATORS) {
    const question = definition.parse(all[each.questionnaire]).questions.find(({ id }) => id === each.question);
    assert.ok(question && "options" in question, each.id);
    const codes = question.options.map(({ code }) => code);
    for (const code of [...each.numerator, ...each.denominator, ...each.dontKnow]) assert.ok(codes.includes(code), `${each.id} ${code}`);
    assert.ok(
      each.numerator.every((code) => (each.denominator as readonly number[]).includes(code)),
      each.id,
    );
  }
  for (const id of HEADLINES) assert.equal(indicator(id).id, id);
  // Awareness and visibility come from residents, never from people who have just met an officer.
  for (const id of ["know_any", "see_weekly"] as const) assert.equal(indicator(id).base, "resident");
});
