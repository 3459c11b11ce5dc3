import { sumOf } from "./counts.ts";
import { correlations, ranks, solve, symmetricRoot } from "./matrix.ts";

/** What explains an overall grade, one entry per driver in the order given; all are shares of the variance, R² the whole. */
export type Drivers = {
  r2: number;
  /** Shapley shares: the mean gain in R² over every order in which drivers could enter. */
  shapley: number[];
  /** R² of the driver alone, and what it adds to all others. */
  first: number[];
  last: number[];
  /** Johnson's relative weights, and Pratt's product measure. */
  relative: number[];
  pratt: number[];
  /** Standardised coefficients, and correlations with the grade. */
  beta: number[];
  pearson: number[];
  spearman: number[];
};

const MOST_DRIVERS = 12;

/** R² of the grade on some drivers, from correlations alone. */
function explained(among: readonly number[][], withGrade: readonly number[], chosen: readonly number[]): number {
  if (chosen.length === 0) return 0;
  const matrix = chosen.map((row) => chosen.map((column) => among[row]?.[column] ?? 0));
  const target = chosen.map((at) => withGrade[at] ?? 0);
  return sumOf(solve(matrix, target).map((beta, at) => beta * (target[at] ?? 0)));
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

/** Every subset of the drivers as bits, with its R². */
function allSubsets(among: readonly number[][], withGrade: readonly number[], count: number): number[] {
  return Array.from({ length: 2 ** count }, (_, bits) =>
    explained(
      among,
      withGrade,
      Array.from({ length: count }, (_each, at) => at).filter((at) => (bits >> at) & 1),
    ),
  );
}

function shapleyOf(r2: readonly number[], count: number): number[] {
  const weights = Array.from({ length: count }, (_, size) => (factorial(size) * factorial(count - size - 1)) / factorial(count));
  return Array.from({ length: count }, (_, at) => {
    let share = 0;
    for (let bits = 0; bits < 2 ** count; bits += 1) {
      if ((bits >> at) & 1) continue;
      const size = bits.toString(2).replaceAll("0", "").length;
      share += (weights[size] ?? 0) * ((r2[bits | (1 << at)] ?? 0) - (r2[bits] ?? 0));
    }
    return share;
  });
}

/**
 * The same from correlations alone, which is all that tallies keep; without Spearman's, which needs the answers.
 *
 * `all`: the correlations of the grade, first, and of each driver. Throws `RangeError` when two drivers say the same.
 * Source: as of `drivers`.
 */
export function driversOf(all: readonly (readonly number[])[]): Omit<Drivers, "spearman"> {
  const count = all.length - 1;
  if (count < 1 || count > MOST_DRIVERS) throw new RangeError(`1 to ${MOST_DRIVERS} drivers are needed`);
  const places = Array.from({ length: count }, (_, at) => at);
  const withGrade = places.map((at) => all[0]?.[at + 1] ?? 0);
  const among = places.map((row) => places.map((column) => all[row + 1]?.[column + 1] ?? 0));
  const r2 = allSubsets(among, withGrade, count);
  const whole = r2.at(-1) ?? 0;
  const beta = solve(among, withGrade);
  const root = symmetricRoot(among);
  const onRoots = solve(root, withGrade);
  return {
    r2: whole,
    shapley: shapleyOf(r2, count),
    first: places.map((at) => r2[1 << at] ?? 0),
    last: places.map((at) => whole - (r2[(2 ** count - 1) & ~(1 << at)] ?? 0)),
    relative: places.map((row) => sumOf(onRoots.map((coefficient, at) => (root[row]?.[at] ?? 0) ** 2 * coefficient ** 2))),
    pratt: beta.map((each, at) => each * (withGrade[at] ?? 0)),
    beta,
    pearson: withGrade,
  };
}

/**
 * How much each driver goes together with an overall grade. Association only: nothing here says what a change would do.
 *
 * `grade`: n values; `drivers`: 1 to 12 lists of n values, in any unit, complete. Shares of variance, correlations in [-1, 1].
 * Throws `RangeError` for unequal lengths, too few answers, a driver that does not vary or two that say the same.
 * Source: Lindeman, Merenda, Gold (1980); Grömping U (2006), Journal of Statistical Software 17(1); Johnson JW (2000), Multivariate
 * Behavioral Research 35:1-19.
 */
export function drivers(grade: readonly number[], own: readonly (readonly number[])[]): Drivers {
  if (own.some((values) => values.length !== grade.length) || grade.length <= own.length + 1)
    throw new RangeError("a grade and every driver are needed of each answer, and more answers than drivers");
  const spearman = own.map((values) => correlations([ranks(grade), ranks(values)])[0]?.[1] ?? 0);
  return { ...driversOf(correlations([grade, ...own])), spearman };
}

export type Shared = { share: number; lower: number; upper: number };

/**
 * Shapley shares of R² with percentile intervals from resampled answers.
 *
 * As `drivers`; `random` gives numbers in [0, 1), `rounds` ≥ 100 resamples, `confidence` in (0, 1). A resample in which a driver does
 * not vary is drawn again. Returns shares of variance.
 * Source: Efron B (1979), Annals of Statistics 7:1-26; Grömping U (2006).
 */
export function bootstrapShares(
  grade: readonly number[],
  own: readonly (readonly number[])[],
  random: () => number,
  { rounds = 500, confidence = 0.95 } = {},
): Shared[] {
  const { shapley } = drivers(grade, own);
  const found: number[][] = [];
  for (let tries = 0; found.length < rounds && tries < rounds * 2; tries += 1) {
    const places = grade.map(() => Math.floor(random() * grade.length));
    const pick = (values: readonly number[]) => places.map((at) => values[at] ?? 0);
    try {
      found.push(drivers(pick(grade), own.map(pick)).shapley);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const tail = (1 - confidence) / 2;
  return shapley.map((share, at) => {
    const sorted = found.map((shares) => shares[at] ?? 0).sort((a, b) => a - b);
    const atQuantile = (p: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(p * (sorted.length - 1))))] ?? share;
    return { share, lower: atQuantile(tail), upper: atQuantile(1 - tail) };
  });
}
