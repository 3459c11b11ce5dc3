import { checkCounts, clipped, tailOf } from "./counts.ts";
import { normalQuantile } from "./normal.ts";
import { betaQuantile } from "./special.ts";
import type { Interval } from "./wilson.ts";

/**
 * Clopper and Pearson's exact interval of a proportion: at least the confidence for every true value.
 *
 * `x` of `n` whole counts, `confidence` in (0, 1). Returns bounds in [0, 1]; `undefined` for n = 0. Throws `RangeError` for
 * impossible counts or confidence.
 * Source: Clopper C, Pearson ES (1934), Biometrika 26:404-413; R `binom.test`.
 */
export function clopperPearson(x: number, n: number, confidence = 0.95): Interval | undefined {
  checkCounts(x, n);
  const tail = tailOf(confidence);
  if (n === 0) return undefined;
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
}

/**
 * Agresti and Coull's interval of a proportion: Wald's around Wilson's midpoint.
 *
 * `x` of `n` counts, `confidence` in (0, 1). Returns bounds that may leave [0, 1] by a little, as published; `undefined` for
 * n = 0. Throws `RangeError` for impossible counts or confidence.
 * Source: Agresti A, Coull BA (1998), The American Statistician 52:119-126; R `binom::binom.agresti.coull`.
 */
export function agrestiCoull(x: number, n: number, confidence = 0.95): Interval | undefined {
  checkCounts(x, n);
  const z = normalQuantile(1 - tailOf(confidence));
  if (n === 0) return undefined;
  const trials = n + z * z;
  const middle = (x + (z * z) / 2) / trials;
  const half = z * Math.sqrt((middle * (1 - middle)) / trials);
  return { lower: middle - half, upper: middle + half };
}

/**
 * Half the width of Wald's interval, for planning only: intervals of answers are Wilson's.
 *
 * `p` in [0, 1], `n` > 0. Returns the half width in the unit of p. Throws `RangeError` for others.
 * Source: Cochran WG (1977), Sampling Techniques, section 3.6.
 */
export function halfWidth(p: number, n: number, confidence = 0.95): number {
  if (!(n > 0)) throw new RangeError("a sample of at least one is needed");
  checkCounts(p, 1);
  return normalQuantile(1 - tailOf(confidence)) * Math.sqrt((p * (1 - p)) / n);
}

/**
 * How many answers a simple random sample needs for a given half width of Wald's interval.
 *
 * `half`: the half width in (0, 1); `population`: its size for the finite population correction, infinite unless given; `p`: the
 * expected proportion, the worst case unless given. Returns the number before rounding up. Throws `RangeError` for others.
 * Source: Cochran WG (1977), Sampling Techniques, section 4.4: n0 = z² p q / e², n = n0 / (1 + (n0 - 1) / N).
 */
export function requiredSample(half: number, { population = Number.POSITIVE_INFINITY, p = 0.5, confidence = 0.95 } = {}): number {
  if (!(half > 0 && half < 1) || !(population >= 1)) throw new RangeError("a half width between 0 and 1 and a population are needed");
  checkCounts(p, 1);
  const z = normalQuantile(1 - tailOf(confidence));
  const infinite = (z * z * p * (1 - p)) / (half * half);
  return infinite / (1 + (infinite - 1) / population);
}

/** The factor by which sampling `n` of `population` without replacement shrinks a variance: 1 - n / N, in [0, 1]. */
export function finitePopulationCorrection(n: number, population: number): number {
  checkCounts(n, population);
  return population === 0 ? 0 : clipped(1 - n / population);
}
