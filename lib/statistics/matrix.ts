import { sumOf } from "./counts.ts";

const SINGULAR = 1e-12;

/** Correlations of lists of n values. Throws `RangeError` for a list that does not vary. */
export function correlations(lists: readonly (readonly number[])[]): number[][] {
  const centred = lists.map((values) => {
    const mean = sumOf(values) / values.length;
    const left = values.map((value) => value - mean);
    const size = Math.sqrt(sumOf(left.map((value) => value * value)));
    if (!(size > 0)) throw new RangeError("a list that does not vary has no correlation");
    return left.map((value) => value / size);
  });
  return centred.map((one) => centred.map((other) => sumOf(one.map((value, at) => value * (other[at] ?? 0)))));
}

/** The ranks of values, from 1, ties sharing their mean rank. */
export function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const found = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let at = from; at <= to; at += 1) found[order[at] ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return found;
}

/** The solution of a square system, by elimination with pivots. Throws `RangeError` when rows say the same. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const [chosen, replaced] = [rows[pivot] ?? [], rows[column] ?? []];
    if (Math.abs(chosen[column] ?? 0) < SINGULAR) throw new RangeError("two of them say the same");
    rows[pivot] = replaced;
    rows[column] = chosen;
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const factor = (rows[row]?.[column] ?? 0) / (chosen[column] ?? 1);
      rows[row] = (rows[row] ?? []).map((value, at) => value - factor * (chosen[at] ?? 0));
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

const MOST_SWEEPS = 100;

/** The symmetric square root of a positive matrix, by Jacobi's rotations (Golub and Van Loan, Matrix Computations, section 8.5). */
export function symmetricRoot(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, row) => a.map((_each, column) => (row === column ? 1 : 0)));
  const at = (from: number[][], row: number, column: number) => from[row]?.[column] ?? 0;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) {
        const apq = at(a, p, q);
        off += apq * apq;
        if (apq === 0) continue;
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * apq);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        rotate(a, vectors, p, q, c, t * c);
      }
    if (off < 1e-30) break;
  }
  const roots = a.map((row, place) => Math.sqrt(Math.max(0, row[place] ?? 0)));
  return vectors.map((row) => vectors.map((other) => sumOf(roots.map((root, place) => (row[place] ?? 0) * root * (other[place] ?? 0)))));
}

function rotate(a: number[][], vectors: number[][], p: number, q: number, c: number, s: number): void {
  for (const rows of [a, vectors])
    for (const row of rows) {
      const [x, y] = [row[p] ?? 0, row[q] ?? 0];
      row[p] = c * x - s * y;
      row[q] = s * x + c * y;
    }
  const [rowP, rowQ] = [a[p] ?? [], a[q] ?? []];
  a[p] = rowP.map((value, column) => c * value - s * (rowQ[column] ?? 0));
  a[q] = rowP.map((value, column) => s * value + c * (rowQ[column] ?? 0));
}
