import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { testSnapshot } from "#db/seed/test-snapshot.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { fingerprintOf, pemOf } from "./key-fingerprint.ts";
import { gradeOf } from "./public-grades.ts";
import { quarterEnd } from "./public-quarter.ts";
import { threeRates } from "./public-sheet.ts";
import { runsOf, trendOf } from "./public-trend.ts";
import { publicFigures, rateWords, turned } from "./public-words.ts";
import { PUBLISHED_IDS, type PublishedUnit, type Snapshot } from "./snapshot.ts";

const UNITS = [{ slug: "station", name: { en: "Station" }, kind: "station", above: null }] as const;
const at = (period: string, seed: number, hiddenOf100 = 0): Snapshot =>
  testSnapshot(seed, { period, from: `${period.slice(0, 4)}-01-01`, to: `${period.slice(0, 4)}-03-01`, units: UNITS, hiddenOf100 });
const ownOf = (snapshot: Snapshot): PublishedUnit => {
  const [own] = snapshot.units;
  assert.ok(own);
  return own;
};

test("a period is said in words in every language, a whole year by its number", () => {
  const quarter = { from: "2026-07-01", to: "2026-09-01" };
  const said = LOCALE_KEYS.map((locale) => publicFigures(locale).period(quarter));
  assert.deepEqual(said, ["July to September 2026", "2026年7月至9月", "julio a septiembre de 2026", "يوليو إلى سبتمبر 2026"]);
  assert.equal(publicFigures("en").period({ from: "2026-01-01", to: "2026-12-01" }), "2026");
  assert.equal(publicFigures("zh").period({ from: "2026-01-01", to: "2026-12-01" }), "2026年");
});

test("so many of a hundred: nobody and all are said only of nobody and all", () => {
  const { of100 } = publicFigures("en");
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }).chain((n) => fc.tuple(fc.constant(n), fc.nat(n))),
      ([n, x]) => {
        const said = of100(x / n);
        assert.equal(said === "0", x === 0, said);
        assert.equal(said === "100", x === n, said);
        assert.ok(Math.abs(Number(said) - (x / n) * 100) <= 0.5, said);
      },
    ),
  );
});

test("above the ceiling the line shows the others, and the sentence still tells the rate itself", () => {
  const near = { rate: 0.97, lower: 0.95, upper: 0.98 };
  const drawn = turned(near);
  assert.ok(drawn.isTurned && drawn.end === 0.2 && drawn.lower < drawn.rate && drawn.rate < drawn.upper);
  assert.equal(turned({ rate: 0.95, lower: 0.9, upper: 0.97 }).isTurned, false);
  assert.ok(turned({ rate: 1, lower: 0.68, upper: 1 }).end >= 0.32);
  for (const locale of LOCALE_KEYS)
    for (const id of PUBLISHED_IDS) {
      const { sentence, between, before, number, after } = rateWords(locale, id, near);
      assert.equal(`${before}${number}${after}`, sentence);
      assert.ok(sentence.includes("97") && between.includes("3") && !sentence.includes("\0"), sentence);
      assert.ok(!/margin of error/i.test(between));
    }
});

test("a trend joins only what was counted in the same way and is shown", () => {
  const past = ["2023-q1", "2024-q1", "2025-q1", "2026-q1"].map((period, index) => {
    const snapshot = at(period, index);
    return { slug: period, snapshot, own: ownOf(snapshot) };
  });
  assert.deepEqual(runsOf(trendOf("know_any", past)), [[0, 1, 2, 3]]);
  const [, second, third] = past;
  assert.ok(second && third);
  const renewed = {
    ...third,
    snapshot: { ...third.snapshot, definitions: third.snapshot.definitions.map((each) => ({ ...each, version: 2 })) },
  };
  const changed = trendOf(
    "know_any",
    past.map((each) => (each === third ? renewed : each)),
  );
  assert.deepEqual(runsOf(changed), [[0, 1], [2], [3]]);
  assert.deepEqual(
    changed.map(({ breaks }) => breaks),
    [false, false, true, true],
  );
  const rates = second.own.rates.map((each) => ({ ...each, rate: { shown: false as const, reason: "few" as const } }));
  const hidden = trendOf(
    "know_any",
    past.map((each) => (each === second ? { ...second, own: { ...second.own, rates } } : each)),
  );
  assert.deepEqual(runsOf(hidden), [[0], [2, 3]]);
  assert.ok(hidden.every(({ breaks }) => !breaks));
});

test("answers are shaded from the best to the worst, and who could not say apart", () => {
  const shades = Object.fromEntries(
    at("2026-q1", 1).definitions.map((each) => [each.id, [...each.answers].map(({ code }) => gradeOf(each, code))]),
  );
  assert.deepEqual(shades, {
    sat_top2: [5, 4, 3, 2, 1, 0],
    sat_top2_residents: [5, 4, 3, 2, 1, 0],
    know_any: [5, 1, 0],
    see_weekly: [5, 4, 2, 1, 0],
  });
});

test("a picture tells three rates, and satisfaction of residents where that of visitors is hidden", () => {
  const own = ownOf(at("2026-q1", 3));
  assert.deepEqual(
    threeRates(own).map(({ id }) => id),
    ["sat_top2", "know_any", "see_weekly"],
  );
  const rates = own.rates.map((each) =>
    each.id === "sat_top2" ? { ...each, rate: { shown: false as const, reason: "few" as const } } : each,
  );
  assert.deepEqual(
    threeRates({ rates }).map(({ id }) => id),
    ["sat_top2_residents", "know_any", "see_weekly"],
  );
});

test("a quarter ends on its last day, and a key has the fingerprint of its bytes", () => {
  assert.deepEqual(["2026-01-01", "2026-03-31", "2026-05-07", "2026-12-31"].map(quarterEnd), [
    "2026-03-31",
    "2026-03-31",
    "2026-06-30",
    "2026-12-31",
  ]);
  assert.match(pemOf("A".repeat(100)), /^-----BEGIN PUBLIC KEY-----\nA{64}\nA{36}\n-----END PUBLIC KEY-----\n$/);
  assert.equal(fingerprintOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
