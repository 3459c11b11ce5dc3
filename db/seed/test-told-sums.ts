import type { Day } from "#lib/calendar.ts";
import { type Placed, perMonth, type Told } from "#lib/publications/bases.ts";
import { tellable } from "#lib/publications/tellable.ts";
import { type Bundle, bundlesOf } from "#lib/rates/bundles.ts";
import type { Period } from "#lib/rates/period.ts";
import { ANSWERS, type Atom, type AttackedForce, placeOf, type Visits } from "./test-attacked-force.ts";

/** The month that runs while the tests publish. */
const THIS_MONTH = "2026-11-01";
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
export const gradedOf = ({ counts }: Atom) => sumOf(counts.slice(0, ANSWERS.length - 1));
export const allOf = ({ counts }: Atom) => sumOf(counts);

const chainOf = (force: AttackedForce, unitId: string): string[] => {
  const above = force.above.get(unitId);
  return [unitId, ...(above ? chainOf(force, above) : [])];
};

/** The units below one, with itself. */
export const below = (force: AttackedForce, unitId: string): string[] =>
  [...force.above.keys()].filter((each) => chainOf(force, each).includes(unitId));

type Bundled = { atoms: readonly Atom[]; at: number; minimum: number; partOf?: (atom: Atom) => string };

/** Bundles of one version at a look, whose counts are the base and then a place for each atom. */
function ofVersion(force: AttackedForce, unitId: string, { atoms, at, minimum, partOf = () => "" }: Bundled): Bundle[] {
  const units = new Set(below(force, unitId));
  const cells = new Map<string, { unitId: string; month: Day; part: string; counts: number[] }>();
  for (const [place, atom] of atoms.entries()) {
    if (!units.has(atom.station) || at < atom.from || at >= atom.until) continue;
    const part = partOf(atom);
    const key = `${atom.station} ${atom.month} ${part}`;
    const cell = cells.get(key) ?? { unitId: atom.station, month: atom.month, part, counts: Array(atoms.length + 1).fill(0) };
    cells.set(key, cell);
    cell.counts[0] = (cell.counts[0] ?? 0) + gradedOf(atom);
    cell.counts[place + 1] = 1;
  }
  const above = new Map([...units].map((each) => [each, each === unitId ? null : (force.above.get(each) ?? null)]));
  return bundlesOf([...cells.values()], { minimum, above, thisMonth: THIS_MONTH });
}

/** Bundles of what is there at a look, each version by itself, whose counts say of which atoms a number is a sum. */
export const labelled = (force: AttackedForce, unitId: string, asked: Bundled): Bundle[] =>
  [...new Set(asked.atoms.map(({ versionId }) => versionId))].flatMap((versionId) => {
    const own = asked.atoms.map((atom) => (atom.versionId === versionId ? atom : { ...atom, until: -1 }));
    return ofVersion(force, unitId, { ...asked, atoms: own });
  });

/** Which of some atoms the counts of bundles are sums of, and how many times: what came late may count at a station and, as it was told, above it. */
export const atomsIn = (all: readonly { counts: readonly number[] }[], many: number): [number, number][] =>
  Array.from({ length: many }, (_, at): [number, number] => [at, all.reduce((sum, { counts }) => sum + (counts[at + 1] ?? 0), 0)]).filter(
    ([, times]) => times > 0,
  );

/** What a sum of atoms comes to. */
export const amountOf = (of: readonly (readonly [number, number])[], atoms: readonly Atom[], count: (atom: Atom) => number): number =>
  of.reduce((sum, [at, times]) => sum + times * count(atoms[at] as Atom), 0);

export type Measure = "sat_top2" | "participation";
export type Release = { unitId: string; period: Period; at: number; told: Record<Measure, Told> };
/** A number that was told, and of which atoms it is a sum. */
export type ToldSum = { release: Release; measure: Measure; unitId: string; of: [number, number][] };

/** The versions that ask in the words of a month, and since when they are asked. */
export type WordsOf = (month: Day) => { versionIds: readonly string[]; since: Day };
type Publishing = {
  force: AttackedForce;
  atoms: readonly Atom[];
  visits: Visits;
  earlier: readonly Release[];
  minimum: number;
  wordsOf: WordsOf;
};

/** Whether an answer was given in the words of a period's end, and in the part of the period since when they are asked. */
export const isOfWords = (wordsOf: WordsOf, { from, to }: Pick<Period, "from" | "to">, { versionId, month }: Atom): boolean => {
  const { versionIds, since } = wordsOf(to);
  return versionIds.includes(versionId) && month >= from && month >= since && month <= to;
};

/** What the next publication may tell, by the rules that everybody can read. */
export function releaseOf(
  { force, atoms, visits, earlier, minimum, wordsOf }: Publishing,
  { unitId, period, at }: Pick<Release, "unitId" | "period" | "at">,
): Release {
  const { versionIds, since } = wordsOf(period.to);
  const from = [since, period.from].sort().at(-1) ?? since;
  const { to } = period;
  const asked = atoms.map((atom) => (versionIds.includes(atom.versionId) ? atom : { ...atom, until: -1 }));
  const placed = labelled(force, unitId, { atoms: asked, at, minimum })
    .filter(({ part, month }) => part === undefined && month >= from && month <= to)
    .map(({ unitId: own, month, counts }): Placed => ({ unitId: own, month, chain: chainOf(force, own), counts }));
  const before = earlier.map(({ told }) => told.sat_top2);
  const wanted = { placed: perMonth(placed), earlier: before, period: { from, to }, unitIds: below(force, unitId), minimum };
  const sat_top2 = tellable(wanted).told;
  const isCounted = (own: string) => {
    const units = new Set(below(force, own));
    const there = atoms.filter((atom) => units.has(atom.station) && atom.from <= at && at < atom.until && atom.month <= to);
    return there.every((atom) => visits.has(placeOf(atom)));
  };
  // Participation repeats who was asked, where visits were counted everywhere.
  return { unitId, period, at, told: { sat_top2, participation: { ...sat_top2, shown: sat_top2.shown.filter(isCounted) } } };
}

export const toldSums = (release: Release, many: number): ToldSum[] =>
  (["sat_top2", "participation"] as const).flatMap((measure) =>
    release.told[measure].shown.map((unitId) => ({
      release,
      measure,
      unitId,
      of: atomsIn(
        release.told[measure].placed.filter(({ chain }) => chain.includes(unitId)),
        many,
      ),
    })),
  );
