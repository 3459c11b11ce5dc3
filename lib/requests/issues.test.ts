import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { poissonRise } from "#lib/statistics/poisson.ts";
import { issuesOf, monthsUpTo, type NeedCount } from "./issues.ts";

const NEEDS = ["papers", "noise", "visit"].map((key) => ({ key, title: { en: key } }));
const MONTH = "2026-10-01";
const TODAY = "2026-11-26";
const MONTHS = monthsUpTo(MONTH);
const steady = (needKey: string, requests: number): NeedCount[] => MONTHS.map((month) => ({ needKey, month, requests }));
const now = (counts: NeedCount[], requests: number) => counts.map((each) => (each.month === MONTH ? { ...each, requests } : each));

test("the exact test of two Poisson counts holds to the sum of its fractions", () => {
  // Sums of exact fractions; R: poisson.test(c(x, y), c(time, earlier), alternative = "greater")$p.value.
  const cases: [number, number, number, number, number][] = [
    [12, 1, 30, 12, 5.2957993827421245e-5],
    [5, 31, 10, 334, 0.00641905837518449],
    [1, 1, 0, 12, 0.07692307692307693],
    [40, 30, 200, 335, 1.5381231559394422e-5],
    [7, 1, 7, 1, 0.604736328125],
  ];
  for (const [x, time, y, earlier, p] of cases) assert.ok(Math.abs(poissonRise(x, time, y, earlier) / p - 1) < 1e-9, `${x}, ${y}`);
  assert.equal(poissonRise(0, 1, 5, 12), 1);
  const wrongs: [number, number, number, number][] = [
    [-1, 1, 1, 1],
    [1.5, 1, 1, 1],
    [1, 0, 1, 1],
    [1, 1, 1, 0],
    [1, 1, -2, 1],
  ];
  for (const wrong of wrongs) assert.throws(() => poissonRise(...wrong), RangeError);
});

test("a rise beyond chance is called one, with what is usual; a steady month is none", () => {
  const counted = [...now(steady("papers", 10), 30), ...steady("noise", 8)];
  const [papers, noise] = issuesOf(NEEDS, counted, MONTH, TODAY, 5);
  assert.deepEqual([papers?.key, papers?.isRise, papers?.now], ["papers", true, 30]);
  assert.ok(papers?.usual && papers.usual !== "few" && papers.usual.lower < papers.usual.mean && papers.usual.mean < papers.usual.upper);
  assert.ok(Math.abs(papers.usual.mean - (120 * 31) / 365) < 1e-9, "day for day");
  assert.deepEqual([noise?.key, noise?.isRise], ["noise", false]);
  assert.equal(issuesOf(NEEDS, counted, MONTH, TODAY, 5).length, 2, "a need that nobody asked for is not listed");
});

test("few are told as few, and are no rise however rare they were", () => {
  const counted: NeedCount[] = [...steady("noise", 9), { needKey: "papers", month: MONTH, requests: 4 }];
  const papers = issuesOf(NEEDS, counted, MONTH, TODAY, 5).find(({ key }) => key === "papers");
  assert.deepEqual([papers?.now, papers?.isRise, papers?.usual], ["few", false, "few"]);
});

test("with fewer than three earlier months nothing is called a rise, and months before the first request are none without", () => {
  const since = (first: string) => [...now(steady("papers", 2), 40)].filter(({ month }) => month >= first);
  assert.equal(issuesOf(NEEDS, since("2026-08-01"), MONTH, TODAY, 5)[0]?.isRise, false);
  assert.equal(issuesOf(NEEDS, since("2026-07-01"), MONTH, TODAY, 5)[0]?.isRise, true);
  const even = steady("papers", 10).filter(({ month }) => month >= "2026-06-01");
  assert.equal(issuesOf(NEEDS, even, MONTH, TODAY, 5)[0]?.isRise, false);
});

test("a running month is measured by its days so far", () => {
  const [row] = issuesOf(NEEDS, now(steady("papers", 30), 12), MONTH, "2026-10-04", 5);
  assert.deepEqual([row?.isRise, row?.usual && row.usual !== "few" && Math.round(row.usual.mean)], [true, 3]);
});

test("where nothing has changed, at most one month in twenty is called to have a rise", () => {
  // A seeded stream: the share is a property of the test, not of the day.
  let state = 7;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const poisson = (mean: number) => {
    let [count, chance] = [0, random()];
    while (chance > Math.exp(-mean)) {
      chance *= random();
      count += 1;
    }
    return count;
  };
  const rounds = 600;
  let alarms = 0;
  for (let round = 0; round < rounds; round += 1) {
    const counted = NEEDS.flatMap(({ key }) => MONTHS.map((month) => ({ needKey: key, month, requests: poisson(9) })));
    if (issuesOf(NEEDS, counted, MONTH, TODAY, 5).some(({ isRise }) => isRise)) alarms += 1;
  }
  assert.ok(alarms / rounds <= 0.05 && alarms > 0, `${alarms} of ${rounds}`);
});

test("whatever was counted, no number from 1 to below k is told", () => {
  const counts = fc.array(
    fc.record({ needKey: fc.constantFrom("papers", "noise"), month: fc.constantFrom(...MONTHS), requests: fc.nat(30) }),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(counts, fc.integer({ min: 5, max: 12 }), (rows, k) => {
      const unique = [...new Map(rows.map((row) => [`${row.needKey} ${row.month}`, row])).values()];
      for (const { counts: told, now: last, isRise } of issuesOf(NEEDS, unique, MONTH, TODAY, k)) {
        for (const count of [...told, last]) assert.ok(count === "few" || count === 0 || count >= k);
        if (isRise) assert.ok(last !== "few" && last >= k);
      }
    }),
  );
});
