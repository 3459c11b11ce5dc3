import { RowSpace } from "#lib/statistics/row-space.ts";
import type { Told } from "./bases.ts";

/** Answers that nobody can tell apart: they stand in the same shown numbers. `rows`: in which ones. */
type Class = { n: number; rows: readonly number[] };
type Row = { of: number; unitId: string };

/** The changes of each unit's months from publication to publication, and in which shown numbers each of them is. */
function classesOf(told: readonly Told[]): { rows: Row[]; classes: Class[] } {
  const rows = told.flatMap(({ shown }, of) => shown.map((unitId) => ({ of, unitId })));
  const last = new Map<string, number>();
  const bySignature = new Map<string, Class>();
  for (const [of, { placed, from, to }] of told.entries()) {
    const now = new Map(placed.map((each) => [`${each.unitId} ${each.month}`, each]));
    const before = told.slice(0, of).flatMap((each) => each.placed.filter(({ month }) => month >= from && month <= to));
    for (const { unitId, month, chain } of new Map([...before, ...placed].map((each) => [`${each.unitId} ${each.month}`, each])).values()) {
      const key = `${unitId} ${month}`;
      const n = now.get(key)?.counts[0] ?? 0;
      const came = n - (last.get(key) ?? 0);
      last.set(key, n);
      if (came === 0) continue;
      const within = rows.flatMap((row, at) => {
        const period = told[row.of];
        const isIn = row.of >= of && period && month >= period.from && month <= period.to && chain.includes(row.unitId);
        return isIn ? [at] : [];
      });
      if (within.length === 0) continue;
      const signature = within.join();
      bySignature.set(signature, { n: (bySignature.get(signature)?.n ?? 0) + came, rows: within });
    }
  }
  return { rows, classes: [...bySignature.values()].filter(({ n }) => n !== 0) };
}

const MOST_TOGETHER = 3;

/** Every choice of up to three of some classes. */
function* chosen(of: readonly number[], from = 0, with_: readonly number[] = []): Generator<number[]> {
  for (let at = from; at < of.length; at += 1) {
    const next = [...with_, of[at] ?? 0];
    yield next;
    if (next.length < MOST_TOGETHER) yield* chosen(of, at + 1, next);
  }
}

/**
 * The units whose number in the last of some publications, taken with any sums and differences of all that was shown in them, gives away a
 * base from 1 to `minimum` - 1. Nothing of a sound sequence.
 *
 * `told`: one measure of every publication that ever told it, the oldest first. Answers that stand in the same shown numbers are one
 * unknown; every difference of a number and one within it, every two unknowns, and every set of up to three small ones, is tried against the row space of
 * all shown numbers.
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, sections 4.2 (differencing) and 4.3.4 (linear relations).
 */
export function givenAway(told: readonly Told[], minimum: number): string[] {
  const { rows, classes } = classesOf(told);
  const ofRow = rows.map((_, row) => classes.flatMap((each, at) => (each.rows.includes(row) ? [at] : [])));
  const known = spaceOf(ofRow);
  const isSmall = (some: readonly number[]) => {
    const n = Math.abs(some.reduce((sum, at) => sum + (classes[at]?.n ?? 0), 0));
    return n > 0 && n < minimum;
  };
  const small = classes.flatMap((_, at) => (isSmall([at]) ? [at] : []));
  const differences = ofRow.flatMap((whole) =>
    ofRow.flatMap((part) => {
      const rest = whole.filter((at) => !part.includes(at));
      return part.length < whole.length && whole.length - rest.length === part.length && isSmall(rest) ? [rest] : [];
    }),
  );
  // Two that are enough by themselves may differ by a few: what left one month or unit for another.
  const pairs = classes.flatMap((_, one) => classes.slice(0, one).map((__, other) => [other, one]));
  const tried = [...pairs, ...chosen(small)];
  const given = [...differences, ...tried.filter((some) => isSmall(some) && known.gives(some))];
  const leaked = new Set(given.flat());
  const isLast = (row: number) => rows[row]?.of === told.length - 1;
  const holding = ofRow.flatMap((row, at) => (isLast(at) && row.some((of) => leaked.has(of)) ? [at] : []));
  const without = given.filter((some) => !holding.some((at) => ofRow[at]?.some((of) => some.includes(of))));
  const telling = [...holding, ...tellingApart(ofRow, isLast, without)];
  return [...new Set(telling.flatMap((at) => rows[at]?.unitId ?? []))];
}

function spaceOf(rows: readonly (readonly number[])[]): RowSpace {
  const space = new RowSpace();
  for (const row of rows) space.add(row);
  return space;
}

/** The last numbers that give some unknowns away though they hold none of them: the rest of what was told before, once they are taken from it. */
function tellingApart(ofRow: readonly number[][], isLast: (row: number) => boolean, some: readonly (readonly number[])[]): number[] {
  const kept = ofRow.filter((_, at) => !isLast(at));
  const before = spaceOf(kept);
  const open = some.filter((each) => !before.gives(each));
  if (open.length === 0) return [];
  return ofRow.flatMap((row, at) => {
    if (!isLast(at)) return [];
    const next = spaceOf([...kept, row]);
    if (open.some((each) => next.gives(each))) return [at];
    kept.push(row);
    return [];
  });
}
