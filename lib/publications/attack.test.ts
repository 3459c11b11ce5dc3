import assert from "node:assert/strict";
import { test } from "node:test";
import { addMonths } from "#lib/calendar.ts";
import { bundlesOf, type Cell } from "#lib/rates/bundles.ts";
import { seeded } from "#lib/statistics/draws.ts";
import type { Placed, Told } from "./bases.ts";
import { tellable } from "./tellable.ts";

const K = 10;
const HIDDEN = 10_000;
const STATIONS = ["a", "b", "c", "d", "e"];
const ABOVE = new Map<string, string | null>([
  ["force", null],
  ["east", "force"],
  ["west", "force"],
  ...STATIONS.map((station, at): [string, string] => [station, at < 3 ? "east" : "west"]),
]);
const UNITS = [...ABOVE.keys()];
const chainOf = (unitId: string): string[] => [unitId, ...(ABOVE.get(unitId) ? chainOf(ABOVE.get(unitId) ?? "") : [])];
const MONTHS = Array.from({ length: 12 }, (_, at) => addMonths("2025-01-01", at));
const Q = (number: number) => ({ from: MONTHS[number * 3 - 3] ?? "", to: MONTHS[number * 3 - 1] ?? "" });
const YEAR = { from: MONTHS[0] ?? "", to: MONTHS[11] ?? "" };
/** Successive publications; between each two of them answers come late and are excluded. */
const ORDERS = [
  [Q(1), YEAR],
  [Q(4), YEAR],
  [Q(2), Q(3), YEAR],
  [YEAR, YEAR],
  [Q(1), Q(2)],
  [Q(1), Q(2), Q(3), Q(4), YEAR],
  [YEAR, Q(3), Q(1)],
];

/** Answers of a station and a month that came together: what an attacker wants to know. */
type Atom = { station: string; month: string; n: number; from: number; until: number };

const PRIME = 67_108_859n;
/** All that follows from known sums by adding and subtracting, in another arithmetic than the product's own check: modulo a prime. */
class Attacker {
  readonly #rows: { lead: number; row: bigint[] }[] = [];
  #reduced(sum: readonly number[]): bigint[] {
    const left = sum.map(BigInt);
    for (const { lead, row } of this.#rows) {
      const times = left[lead] ?? 0n;
      if (times !== 0n) for (const [at, value] of row.entries()) left[at] = ((left[at] ?? 0n) - times * value + PRIME * PRIME) % PRIME;
    }
    return left;
  }
  learns(sum: readonly number[]): void {
    const left = this.#reduced(sum);
    const lead = left.findIndex((value) => value !== 0n);
    if (lead < 0) return;
    let [inverse, base, power] = [1n, left[lead] ?? 1n, PRIME - 2n];
    for (; power > 0n; power >>= 1n) {
      if (power & 1n) inverse = (inverse * base) % PRIME;
      base = (base * base) % PRIME;
    }
    this.#rows.push({ lead, row: left.map((value) => (value * inverse) % PRIME) });
  }
  knows(sum: readonly number[]): boolean {
    return this.#reduced(sum).every((value) => value === 0n);
  }
}

function randomAtoms(random: () => number, looks: number): Atom[] {
  const atoms: Atom[] = [];
  for (const station of STATIONS)
    for (const month of MONTHS)
      for (let from = 0; from < looks; from += 1) {
        const isLate = from > 0;
        if (random() < (isLate ? 0.85 : 0.35)) continue;
        const n = 1 + Math.floor(random() ** 3 * (isLate ? 14 : 30));
        // A few are excluded again before the next publication.
        atoms.push({ station, month, n, from, until: random() < 0.06 ? from + 1 : looks });
      }
  return atoms;
}

/** What stands in the tallies at a publication, each count with the answers that it is made of. */
const cellsAt = (atoms: readonly Atom[], look: number): Cell[] =>
  atoms.flatMap((atom, at): Cell[] => {
    if (look < atom.from || look >= atom.until) return [];
    const counts = new Array<number>(atoms.length + 1).fill(0);
    [counts[0], counts[at + 1]] = [atom.n, 1];
    return [{ unitId: atom.station, month: atom.month, part: "", counts }];
  });

type Shown = { unitId: string; n: number; of: number[] };

/** What one publication shows after another, by the product's rules. */
function publish(atoms: readonly Atom[], order: readonly { from: string; to: string }[]): Shown[][] {
  const earlier: Told[] = [];
  return order.map((period, look) => {
    const placed = bundlesOf(cellsAt(atoms, look), { minimum: K, above: ABOVE, thisMonth: addMonths(period.to, 1) })
      .filter(({ part, month }) => part === undefined && month >= period.from && month <= period.to)
      .map(({ unitId, month, counts }): Placed => ({ unitId, month, chain: chainOf(unitId), counts }));
    const { told } = tellable({ placed, earlier, period, unitIds: UNITS, minimum: K });
    earlier.push(told);
    return told.shown.map((unitId) => shownOf(unitId, told.placed, atoms.length));
  });
}

function shownOf(unitId: string, placed: readonly Placed[], many: number): Shown {
  const own = placed.filter(({ chain }) => chain.includes(unitId));
  const of = Array.from({ length: many }, (_, at) => own.reduce((sum, { counts }) => sum + (counts[at + 1] ?? 0), 0));
  return { unitId, n: own.reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0), of };
}

/** The same without any care but k: what has fewer is hidden, and is in the totals. */
function publishCarelessly(atoms: readonly Atom[], order: readonly { from: string; to: string }[]): Shown[][] {
  return order.map((period, look) => {
    const placed = cellsAt(atoms, look)
      .filter(({ month }) => month >= period.from && month <= period.to)
      .map(({ unitId, month, counts }): Placed => ({ unitId, month, chain: chainOf(unitId), counts: [...counts] }));
    return UNITS.map((unitId) => shownOf(unitId, placed, atoms.length)).filter(({ n }) => n >= K);
  });
}

/** Hidden numbers of a sequence of publications, and those of them that follow from what was shown. */
function attack(seed: number, wanted: number, publishing: typeof publish): { hidden: number; recovered: number; differences: number } {
  const random = seeded(seed);
  const found = { hidden: 0, recovered: 0, differences: 0 };
  for (let at = 0; found.hidden < wanted; at += 1) {
    const order = ORDERS[at % ORDERS.length] ?? [];
    const atoms = randomAtoms(random, order.length);
    const shown = publishing(atoms, order);
    const attacker = new Attacker();
    for (const { of } of shown.flat()) attacker.learns(of);
    for (const [look, period] of order.entries())
      for (const unitId of UNITS) {
        const there = (atom: Atom) =>
          look >= atom.from &&
          look < atom.until &&
          atom.month >= period.from &&
          atom.month <= period.to &&
          chainOf(atom.station).includes(unitId);
        const n = atoms.reduce((sum, atom) => (there(atom) ? sum + atom.n : sum), 0);
        if (n === 0 || shown[look]?.some((each) => each.unitId === unitId)) continue;
        found.hidden += 1;
        if (n < K && attacker.knows(atoms.map((atom) => (there(atom) ? 1 : 0)))) found.recovered += 1;
      }
    // What came together at a station in a month and is small, and every change from one publication to the next.
    for (const [place, { n }] of atoms.entries())
      if (n < K && attacker.knows(atoms.map((_, other) => (other === place ? 1 : 0)))) found.recovered += 1;
    const all = shown.flat();
    for (const one of all)
      for (const other of all) {
        const isWithin = one !== other && other.of.every((has, place) => has <= (one.of[place] ?? 0));
        if (isWithin && one.n - other.n > 0 && one.n - other.n < K) found.differences += 1;
      }
  }
  return found;
}

test(`of ${HIDDEN} hidden numbers none follows from two to five successive publications`, (t) => {
  const { hidden, recovered, differences } = attack(20_261_127, HIDDEN, publish);
  t.diagnostic(`${hidden} hidden, ${recovered} recovered, ${differences} small differences`);
  assert.ok(hidden >= HIDDEN);
  assert.deepEqual([recovered, differences], [0, 0]);
});

test("the same attack recovers what is hidden with less care", () => {
  const { hidden, recovered, differences } = attack(7, 500, publishCarelessly);
  assert.ok(recovered > hidden / 10 && differences > 50, `${recovered} of ${hidden}, ${differences} differences`);
});
