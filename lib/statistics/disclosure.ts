/** A cell of a table: its row and its column, from 0. */
export type Cell = readonly [row: number, column: number];
/** What somebody who knows all totals and all shown cells can say of a hidden one: whole counts, both included. */
export type Known = { cell: Cell; lowest: number; highest: number };

type Table = readonly (readonly number[])[];
type Hidden = { table: Table; hidden: readonly Cell[]; atLeast: number };

const at = (table: Table, [row, column]: Cell) => table[row]?.[column] ?? 0;

/**
 * How much can flow from one line of the table to another through the other hidden cells: a hidden cell takes what its column
 * loses, or gives what its row wins, down to the least it can be. A row is numbered from 0, a column from the number of rows.
 */
function largestFlow({ table, hidden, atLeast }: Hidden, without: Cell, from: number, to: number): number {
  const rows = table.length;
  const lines = rows + (table[0]?.length ?? 0);
  const room = Array.from({ length: lines }, () => new Array<number>(lines).fill(0));
  for (const cell of hidden) {
    if (cell[0] === without[0] && cell[1] === without[1]) continue;
    const [row, column] = [cell[0], rows + cell[1]];
    (room[row] as number[])[column] = Number.POSITIVE_INFINITY;
    (room[column] as number[])[row] = at(table, cell) - atLeast;
  }
  let flow = 0;
  for (;;) {
    const cameFrom = new Map<number, number>([[from, from]]);
    const queue = [from];
    for (const line of queue)
      for (const [next, left] of (room[line] ?? []).entries())
        if (left > 0 && !cameFrom.has(next)) {
          cameFrom.set(next, line);
          queue.push(next);
        }
    if (!cameFrom.has(to)) return flow;
    const steps: [number, number][] = [];
    for (let line = to; line !== from; line = cameFrom.get(line) ?? from) steps.push([cameFrom.get(line) ?? from, line]);
    const most = Math.min(...steps.map(([one, other]) => room[one]?.[other] ?? 0));
    if (most === Number.POSITIVE_INFINITY) return most;
    for (const [one, other] of steps) {
      (room[one] as number[])[other] = (room[one]?.[other] ?? 0) - most;
      (room[other] as number[])[one] = (room[other]?.[one] ?? 0) + most;
    }
    flow += most;
  }
}

/**
 * What the totals of rows and columns give away of hidden cells, exactly: the smallest and the largest whole count that each can
 * be, found as flows, so that nothing narrower can be had from this table.
 *
 * `table`: rows of whole counts; a table of one row has no totals of columns. `hidden`: its hidden cells; `atLeast`: what every
 * hidden cell is known to be at least (1 where empty cells are always shown). Returns one entry per hidden cell. Throws
 * `RangeError` when a hidden cell is below it.
 * Source: Fischetti M, Salazar JJ (2001), Management Science 47:1008-1027; Gusfield D (1988), SIAM Journal on Computing 17:552-571.
 */
export function auditSuppression(table: Table, hidden: readonly Cell[], atLeast = 0): Known[] {
  if (hidden.some((cell) => at(table, cell) < atLeast)) throw new RangeError("a hidden cell is less than it is known to be");
  const [only] = table;
  if (table.length === 1 && only) {
    const sum = hidden.reduce((total, cell) => total + at(table, cell), 0);
    const highest = sum - atLeast * (hidden.length - 1);
    return hidden.map((cell) => ({ cell, lowest: hidden.length === 1 ? sum : atLeast, highest }));
  }
  return hidden.map((cell) => {
    const [row, column] = [cell[0], table.length + cell[1]];
    const down = largestFlow({ table, hidden, atLeast }, cell, row, column);
    const up = largestFlow({ table, hidden, atLeast }, cell, column, row);
    const value = at(table, cell);
    return { cell, lowest: value - Math.min(value - atLeast, down), highest: value + up };
  });
}

/** The hidden cells that somebody can work out exactly. Arguments, errors and source as of `auditSuppression`. */
export function disclosedCells(table: Table, hidden: readonly Cell[], atLeast = 0): Cell[] {
  return auditSuppression(table, hidden, atLeast).flatMap(({ cell, lowest, highest }) => (lowest === highest ? [cell] : []));
}

/** A count that was published of a set of places, periods or groups. */
export type Published = { of: ReadonlySet<string>; n: number; x: number };
/** What two published counts give away of what one has and the other has not. */
export type Derived = { of: Set<string>; n: number; x: number };

/**
 * Counts that can be had by subtracting one published count from another that holds all of it, with a base too small to show.
 *
 * `published`: sets with their base n and count x; `minimum`: the smallest base that may be shown. Returns every such difference
 * with a base from 1 to `minimum` - 1.
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, section 4.2 (differencing).
 */
export function auditDifferences(published: readonly Published[], minimum: number): Derived[] {
  return published.flatMap((whole) =>
    published.flatMap((part) => {
      const n = whole.n - part.n;
      const isPart = part !== whole && part.of.size < whole.of.size && part.of.isSubsetOf(whole.of);
      return isPart && n > 0 && n < minimum ? [{ of: whole.of.difference(part.of), n, x: whole.x - part.x }] : [];
    }),
  );
}
