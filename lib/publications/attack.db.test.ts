import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { attackedForce } from "#db/seed/test-attacked-force.ts";
import { type AttackedYear, type Order, publishYear, type Target, targetsOf, unitSlugs } from "#db/seed/test-attacked-year.ts";
import { Known, type Sum } from "#db/seed/test-linear.ts";
import { narrowed } from "#db/seed/test-narrowed.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { changeQuestion, ownDatabase } from "#db/seed/test-publishers.ts";
import { seenByLead } from "#db/seed/test-station-lead.ts";
import { allOf, amountOf, below, gradedOf, isOfWords, type WordsOf } from "#db/seed/test-told-sums.ts";
import { seeded } from "#lib/statistics/draws.ts";
import { openedVersions } from "#lib/surveys/queries.ts";

const K = 10;
/** Sixteen by `npm run test:attack`. */
const YEARS = Number(process.env.RAPPORT_YEARS ?? 4);
const ORDERS: Order[] = [
  ["force q1", "force q2", "district q2", "force q3", "force q4", "district year", "force year"],
  ["station year", "district year", "force year", "force q4", "force q2"],
  ["force q1", "force year", "force year", "district q2", "station q3", "force q3"],
].map((order) => order.map((each) => each.split(" ") as unknown as Order[number]));

let leave: () => Promise<void>;
before(async () => {
  ({ leave } = await ownDatabase(`attack_${process.pid}`));
});
after(() => leave());

/** Each grade, and who could not say. */
const PLACES = [0, 1, 2, 3, 4, 5];
const GRADES = PLACES.slice(0, 5);
const of6 = (of: Target["of"], places: readonly number[]): Sum =>
  of.flatMap(([at, times]) => places.map((place): [number, number] => [at * 6 + place, times]));

/** What everybody learns from the files: every answer's count of satisfaction, who took part, and how many were excluded. */
function publicOf(
  { sums, releases, atoms }: AttackedYear,
  forceOf: (unitId: string) => string[],
  slugs: ReadonlyMap<string, string>,
  wordsOf: WordsOf,
): Sum[] {
  const told = sums.flatMap(({ measure, of }) =>
    measure === "participation" ? [of6(of, PLACES)] : PLACES.map((place) => of6(of, [place])),
  );
  const excluded = releases.flatMap(({ release: { unitId, period, at }, told: files }) =>
    forceOf(unitId).map((own) => {
      const units = new Set(forceOf(own));
      const gone = atoms.flatMap((atom, place): [number, number][] =>
        units.has(atom.station) && isOfWords(wordsOf, period, atom) && atom.until <= at ? [[place, 1]] : [],
      );
      assert.equal(files.get(slugs.get(own) ?? "")?.excluded, amountOf(gone, atoms, allOf));
      return of6(gone, PLACES);
    }),
  );
  return [...told, ...excluded];
}

/** Small hidden numbers, the base, who was asked, and each grade of a cell, and those of them that follow; who was excluded is told as it is. */
function attack(targets: readonly Target[], { atoms, order }: AttackedYear & { order: number }, known: Known) {
  const found = { hidden: 0, recovered: 0 };
  const wanted = [GRADES, PLACES, ...PLACES.slice(0, 5).map((place) => [place])];
  for (const { of } of targets) {
    const n = amountOf(of, atoms, gradedOf);
    if (n === 0 || n >= K || of.every(([at]) => (atoms[at]?.until ?? 0) < order)) continue;
    found.hidden += wanted.length;
    found.recovered += wanted.filter((places) => known.gives(of6(of, places))).length;
  }
  return found;
}

test(`${YEARS} years that were published in the database: no hidden number follows from the files, and none from them and a station's own pages`, async (t) => {
  const force = await attackedForce(3, 8);
  const [author, second] = [await testStaff(force.forceId, "evaluator"), await testStaff(force.forceId, "analyst")];
  await changeQuestion("2025-05-15");
  const versions = (await openedVersions({ fresh: true })).filter(({ key }) => key === "visit-rating").sort((a, b) => a.number - b.number);
  const [first = "", old = "", now = ""] = versions.map(({ id }) => id);
  const slugs = await unitSlugs();
  const random = seeded(20_261_127);
  const versionOf = (month: string) => {
    if (month < "2024") return first;
    // Both wordings were answered in the month in which the words changed.
    return month > "2025-05-01" || (month === "2025-05-01" && random() < 0.5) ? now : old;
  };
  const wordsOf: WordsOf = (month) =>
    month >= "2025-05-01" ? { versionIds: [now], since: "2025-05-01" } : { versionIds: [first, old], since: "2000-01-01" };
  const total = { hidden: 0, recovered: 0, narrowed: 0, beside: 0, besideRecovered: 0, releases: 0, numbers: 0, weak: 0, single: 0 };
  for (let at = 0; at < YEARS; at += 1) {
    const order = ORDERS[at % ORDERS.length] ?? [];
    const year = {
      ...(await publishYear({ force, author, second, random, year: 2025 - at, order, versionOf, wordsOf })),
      order: order.length,
    };
    const targets = targetsOf({ force, wordsOf }, year);
    const known = new Known(publicOf(year, (unitId) => below(force, unitId), slugs, wordsOf));
    const { hidden, recovered } = attack(targets, year, known);
    total.hidden += hidden;
    total.recovered += recovered;
    total.releases += year.releases.length;
    total.numbers += year.sums.length;
    total.narrowed += narrowed(force, year, targets, (id) => slugs.get(id) ?? "").length;
    for (const station of force.stations.slice(1 + at, 3 + at)) {
      const more = known.copy();
      for (const of of await seenByLead(force, station, year)) for (const place of PLACES) more.learns(of6(of, [place]));
      const others = targets.filter(({ of }) => of.every(([place]) => year.atoms[place]?.station !== station));
      const found = attack(others, year, more);
      total.beside += found.hidden;
      total.besideRecovered += found.recovered;
    }
    // A publisher that hides one unit less than it should, and one that tells whatever is enough by itself.
    const small = targets.find(
      ({ what, of }) => what === "period" && amountOf(of, year.atoms, gradedOf) > 0 && amountOf(of, year.atoms, gradedOf) < K,
    );
    if (small) {
      const single = known.copy();
      single.learns(of6(small.of, GRADES));
      total.single += attack([small], year, single).recovered;
    }
    const careless = known.copy();
    for (const { release } of year.releases)
      for (const unitId of below(force, release.unitId)) {
        const { period, at: look } = release;
        const units = new Set(below(force, unitId));
        const of = year.atoms.flatMap(({ station, month, from, until }, place): [number, number][] =>
          units.has(station) && month >= period.from && month <= period.to && from <= look && look < until ? [[place, 1]] : [],
        );
        if (amountOf(of, year.atoms, gradedOf) >= K) for (const place of PLACES) careless.learns(of6(of, [place]));
      }
    total.weak += attack(targets, year, careless).recovered;
  }
  t.diagnostic(JSON.stringify(total));
  assert.ok(total.hidden >= 2_500 * YEARS && total.beside > total.hidden);
  assert.deepEqual([total.recovered, total.narrowed, total.besideRecovered], [0, 0, 0]);
  assert.ok(total.single > 0 && total.weak > 10 * YEARS, "the same attack finds what is told with less care");
});
