import { driversOf, type Shared } from "./drivers.ts";
import { normalQuantile } from "./normal.ts";
import { chiSquareQuantile } from "./special.ts";

/** Sums of answers that gave a value to every one of some variables; they add up over cells. */
export type Moments = {
  n: number;
  sums: readonly number[];
  /** Sums of products, row by row of the upper triangle with its diagonal. */
  products: readonly number[];
};

const placeOf = (row: number, column: number, count: number) => {
  const [low, high] = row <= column ? [row, column] : [column, row];
  return low * count - (low * (low - 1)) / 2 + (high - low);
};

/**
 * Correlations from sums and sums of products.
 *
 * `moments` of at least two answers. Returns a square of correlations in [-1, 1]; `undefined` when one of the variables does not vary.
 */
export function correlationsOf({ n, sums, products }: Moments): number[][] | undefined {
  const count = sums.length;
  const covered = (row: number, column: number) =>
    (products[placeOf(row, column, count)] ?? 0) - ((sums[row] ?? 0) * (sums[column] ?? 0)) / n;
  const places = [...sums.keys()];
  if (n < 2 || places.some((at) => !(covered(at, at) > 0))) return undefined;
  return places.map((row) => places.map((column) => covered(row, column) / Math.sqrt(covered(row, row) * covered(column, column))));
}

/** The lower triangle whose product with its transpose is the matrix. Throws `RangeError` when the matrix is not positive. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const lower = matrix.map(() => new Array<number>(matrix.length).fill(0));
  for (const [row, values] of matrix.entries())
    for (let column = 0; column <= row; column += 1) {
      let left = values[column] ?? 0;
      for (let at = 0; at < column; at += 1) left -= (lower[row]?.[at] ?? 0) * (lower[column]?.[at] ?? 0);
      if (row === column && !(left > 0)) throw new RangeError("two of them say the same");
      (lower[row] as number[])[column] = row === column ? Math.sqrt(left) : left / (lower[column]?.[column] ?? 1);
    }
  return lower;
}

const multiply = (one: readonly (readonly number[])[], other: readonly (readonly number[])[]) =>
  one.map((row) => (other[0] ?? []).map((_, column) => row.reduce((sum, value, at) => sum + value * (other[at]?.[column] ?? 0), 0)));

/** Correlations as another sample of the same size could have given them: Bartlett's decomposition of a Wishart matrix. */
function redrawn(lower: readonly (readonly number[])[], n: number, random: () => number): number[][] {
  const chance = () => Math.min(1 - 1e-12, Math.max(1e-12, random()));
  const drawn = lower.map((_, row) =>
    lower.map((_each, column) => {
      if (column > row) return 0;
      return column === row ? Math.sqrt(chiSquareQuantile(chance(), n - 1 - row)) : normalQuantile(chance());
    }),
  );
  const half = multiply(lower, drawn);
  const whole = multiply(
    half,
    half.map((_, at) => half.map((row) => row[at] ?? 0)),
  );
  return whole.map((row, at) => row.map((value, column) => value / Math.sqrt((whole[at]?.[at] ?? 1) * (whole[column]?.[column] ?? 1))));
}

/**
 * Shapley shares of R² with intervals by a parametric bootstrap, for tallies that keep no answers.
 *
 * `correlations`: of the grade, first, and of each driver; `n` answers; `random` gives numbers in [0, 1). Returns R² and one share per
 * driver, with percentile bounds at 95 %. Throws `RangeError` when two drivers say the same or n is no more than their number.
 * Source: Efron B, Tibshirani RJ (1993), An Introduction to the Bootstrap, section 6.5; Bartlett MS (1933).
 */
export function sharesOf(
  correlations: readonly (readonly number[])[],
  n: number,
  random: () => number,
  rounds = 400,
): { r2: number; shares: Shared[] } {
  if (n <= correlations.length) throw new RangeError("more answers than drivers are needed");
  const { r2, shapley } = driversOf(correlations);
  const lower = cholesky(correlations);
  const found = Array.from({ length: rounds }, () => driversOf(redrawn(lower, n, random)).shapley);
  const shares = shapley.map((share, at) => {
    const sorted = found.map((each) => each[at] ?? 0).sort((a, b) => a - b);
    const bound = (p: number) => sorted[Math.round(p * (sorted.length - 1))] ?? share;
    return { share, lower: Math.min(share, bound(0.025)), upper: Math.max(share, bound(0.975)) };
  });
  return { r2, shares };
}
