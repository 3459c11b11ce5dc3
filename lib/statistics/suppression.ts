import { auditSuppression, type Cell, disclosedCells } from "./disclosure.ts";

type Table = readonly (readonly number[])[];
export type Pattern = {
  /** Hidden because they are too small. */
  primary: Cell[];
  /** Hidden so that those cannot be worked out. */
  secondary: Cell[];
};

const cellsOf = (table: Table): Cell[] => table.flatMap((row, at) => row.map((_, column): Cell => [at, column]));
const countOf = (table: Table, [row, column]: Cell) => table[row]?.[column] ?? 0;
const isSmall = (value: number, minimum: number) => value > 0 && value < minimum;

/** More than this many sets are not tried one by one: then cells are added one at a time, the cheapest that helps most. */
const MOST_SETS = 200_000;

/** How many sets of `size` can be chosen of `from`. */
function choices(from: number, size: number): number {
  let ways = 1;
  for (let each = 0; each < size; each += 1) ways = (ways * (from - each)) / (each + 1);
  return ways;
}

function* setsOf<T>(all: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) yield [];
  for (let at = from; size > 0 && at <= all.length - size; at += 1)
    for (const rest of setsOf(all, size - 1, at + 1)) yield [all[at] as T, ...rest];
}

/**
 * A pattern of hidden cells of a table with totals from which no small cell can be worked out: the fewest further cells, and of
 * those the ones that hold the fewest answers. Large tables get a good pattern, not always the best; every pattern is audited.
 *
 * `table`: rows of whole counts; `minimum`: the smallest that may be shown. Empty cells are shown and never hidden. Returns cells
 * as [row, column]; if nothing can protect the small ones, every cell that is not empty.
 * Source: Hundepool et al. (2012), section 4.4; audited as `auditSuppression`.
 */
export function suppressTable(table: Table, minimum: number): Pattern {
  const cells = cellsOf(table);
  const primary = cells.filter((cell) => isSmall(countOf(table, cell), minimum));
  const others = cells
    .filter((cell) => countOf(table, cell) >= minimum)
    .sort((a, b) => countOf(table, a) - countOf(table, b) || a[0] - b[0] || a[1] - b[1]);
  const open = (secondary: readonly Cell[]) => {
    const disclosed = disclosedCells(table, [...primary, ...secondary]);
    return disclosed.filter((cell) => primary.includes(cell)).length;
  };
  const cost = (secondary: readonly Cell[]) => secondary.reduce((sum, cell) => sum + countOf(table, cell), 0);
  const inOrder = (secondary: Cell[]) => secondary.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (let size = 0; size <= others.length && choices(others.length, size) <= MOST_SETS; size += 1) {
    let best: Cell[] | undefined;
    for (const set of setsOf(others, size)) if ((!best || cost(set) < cost(best)) && open(set) === 0) best = set;
    if (best) return { primary, secondary: inOrder(best) };
  }
  const chosen: Cell[] = [];
  while (open(chosen) > 0 && chosen.length < others.length) {
    const left = others.filter((cell) => !chosen.includes(cell));
    const [next] = left.map((cell) => ({ cell, open: open([...chosen, cell]) })).sort((a, b) => a.open - b.open);
    if (next) chosen.push(next.cell);
  }
  return { primary, secondary: inOrder(chosen) };
}

/**
 * The same for one row of counts with a total: after the small ones the smallest others, until two are hidden and together they
 * hold at least `together` answers.
 *
 * `counts`: whole; `minimum`: the smallest that may be shown; `together`: 0 unless given. Returns places from 0.
 * Source: Hundepool et al. (2012), section 4.3.
 */
export function suppressRow(counts: readonly number[], minimum: number, together = 0): { primary: number[]; secondary: number[] } {
  const places = [...counts.keys()];
  const primary = places.filter((place) => isSmall(counts[place] ?? 0, minimum));
  const others = places.filter((place) => (counts[place] ?? 0) >= minimum).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  const secondary: number[] = [];
  const held = () => [...primary, ...secondary].reduce((sum, place) => sum + (counts[place] ?? 0), 0);
  while (primary.length > 0 && others.length > 0 && (primary.length + secondary.length < 2 || held() < together))
    secondary.push(others.shift() as number);
  return { primary, secondary };
}

/** What may be said of a rate on a small base, and how it is said where a whole base answered alike. */
export type ShownRate = { shown: false } | { shown: true; rate: number; bounded: "least" | "most" | undefined };

/**
 * Whether a rate may be shown, and whether only a bound of it: of a base in which (nearly) everybody answered alike, the rate would
 * say what each of them answered.
 *
 * `x` of `n` counts; `minimum`: the smallest base; `topcode`: the highest rate that is said exactly, 1 unless given. Returns the
 * rate or its bound in [0, 1].
 * Source: Washington State Department of Health, Guidelines for Working with Small Numbers (2018).
 */
export function shownRate(x: number, n: number, minimum: number, topcode = 1): ShownRate {
  if (n < minimum || n === 0) return { shown: false };
  const rate = x / n;
  if (rate > topcode) return { shown: true, rate: topcode, bounded: "least" };
  if (rate < 1 - topcode) return { shown: true, rate: 1 - topcode, bounded: "most" };
  return { shown: true, rate, bounded: undefined };
}

/** How far what can be worked out of each hidden cell is from its value: 0 says that it can be had. For reports of a pattern. */
export function protection(table: Table, { primary, secondary }: Pattern): number {
  const known = auditSuppression(table, [...primary, ...secondary]).filter(({ cell }) => primary.includes(cell));
  return Math.min(Number.POSITIVE_INFINITY, ...known.map(({ lowest, highest }) => highest - lowest));
}
