import { addMonths } from "#lib/calendar.ts";
import type { AttackedForce } from "./test-attacked-force.ts";
import type { AttackedYear, Target } from "./test-attacked-year.ts";
import { type Between, bounds } from "./test-bounds.ts";
import { amountOf, below, gradedOf } from "./test-told-sums.ts";

const REASONS: Record<string, [number, number]> = { none: [0, 0], few: [1, 9], together: [10, Number.POSITIVE_INFINITY] };

/**
 * The hidden cells of a year whose base follows from whole numbers that are nowhere below zero: from what was told, from the reasons why the rest
 * was not, and from what is left of a number when those within it are taken away. Months without an answer are unknown too.
 */
export function narrowed(
  force: AttackedForce,
  { year, atoms, releases, sums }: AttackedYear,
  targets: readonly Target[],
  slugOf: (id: string) => string,
) {
  const months = Array.from({ length: 12 }, (_, at) => addMonths(`${year}-01-01`, at));
  const empty = force.stations.flatMap((station) =>
    months.filter((month) => !atoms.some((atom) => atom.station === station && atom.month === month)).map((month) => ({ station, month })),
  );
  let many = atoms.length + empty.length;
  const emptyIn = (unitId: string, from: string, to: string): [number, number][] => {
    const units = new Set(below(force, unitId));
    return empty.flatMap(({ station, month }, at): [number, number][] =>
      units.has(station) && month >= from && month <= to ? [[atoms.length + at, 1]] : [],
    );
  };
  const told = sums
    .filter(({ measure }) => measure === "sat_top2")
    .map(({ of, unitId, release: { period } }) => ({
      of: new Map([...of, ...emptyIn(unitId, months[0] ?? "", period.to)]),
      n: amountOf(of, atoms, gradedOf),
    }));
  const all: Between[] = told.map(({ of, n }) => ({ of: [...of], from: n, to: n }));
  // What is hidden of a unit and period is an unknown of its own, in every number that has all of it.
  const hidden = targets.flatMap((target) => {
    const { what, unitId, period, of } = target;
    if (what !== "period") return [];
    const found = releases.find(
      ({ release }) =>
        release.period.key === period.key && !release.told.sat_top2.shown.includes(unitId) && below(force, release.unitId).includes(unitId),
    );
    const reason = REASONS[found?.told.get(slugOf(unitId))?.reason ?? ""];
    if (!reason) return [];
    const own = many;
    many += 1;
    const parts = [...of, ...emptyIn(unitId, period.from, period.to)];
    all.push({ of: [[own, 1]], from: reason[0], to: reason[1] }, { of: [...parts, [own, -1]], from: 0, to: 0 });
    return [{ target, own, parts }];
  });
  for (const whole of told) {
    const inside = told.filter(
      (part) => part !== whole && part.of.size < whole.of.size && [...part.of].every(([at, times]) => times <= (whole.of.get(at) ?? 0)),
    );
    for (const some of [...inside.map((one) => [one]), inside.sort((a, b) => b.of.size - a.of.size)]) {
      const [rest, left] = [new Map(whole.of), { n: whole.n }];
      const takes = (of: Iterable<readonly [number, number]>) => [...of].every(([at, times]) => (rest.get(at) ?? 0) >= times);
      const take = (of: Iterable<readonly [number, number]>) => {
        for (const [at, times] of of) {
          const more = (rest.get(at) ?? 0) - times;
          if (more === 0) rest.delete(at);
          else rest.set(at, more);
        }
      };
      for (const { of, n } of some)
        if (takes(of)) {
          take(of);
          left.n -= n;
        }
      all.push({ of: [...rest], from: left.n, to: left.n });
      for (const { own, parts } of hidden.filter(({ target }) => force.stations.includes(target.unitId)))
        if (takes(parts)) {
          take(parts);
          rest.set(own, 1);
        }
      all.push({ of: [...rest], from: left.n, to: left.n });
    }
  }
  const { from, to } = bounds(all, many);
  const isOne = (of: readonly (readonly [number, number])[]) => of.every(([at]) => from[at] === to[at]);
  return targets.filter((target) => {
    const n = amountOf(target.of, atoms, gradedOf);
    if (n === 0 || n >= 10) return false;
    return isOne(target.of) || hidden.some((each) => each.target === target && isOne([[each.own, 1]]));
  });
}
