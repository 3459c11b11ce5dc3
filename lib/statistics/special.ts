import gammaUpperOf from "@stdlib/math-base-special-gammainc";
import betaQuantileOf from "@stdlib/stats-base-dists-beta-quantile";
import binomialUpTo from "@stdlib/stats-base-dists-binomial-cdf";
import chiSquareUpTo from "@stdlib/stats-base-dists-chisquare-cdf";
import chiSquareQuantileOf from "@stdlib/stats-base-dists-chisquare-quantile";
import normalUpTo from "@stdlib/stats-base-dists-normal-cdf";
import tQuantileOf from "@stdlib/stats-base-dists-t-quantile";

// Distributions come from stdlib, whose special functions are those of Boost and Cephes; the reference cases hold to 1e-9 with them.

function checked(value: number, what: string): number {
  if (Number.isNaN(value)) throw new RangeError(`no ${what} for these arguments`);
  return value;
}

/** Quantile of the beta distribution with shapes `a`, `b` > 0, at probability `p` in [0, 1]. Throws `RangeError` for others. */
export const betaQuantile = (p: number, a: number, b: number): number => checked(betaQuantileOf(p, a, b), "beta quantile");

/** Quantile of Student's t with `df` > 0, at probability `p` in [0, 1]. Throws `RangeError` for others. */
export const tQuantile = (p: number, df: number): number => checked(tQuantileOf(p, df), "t quantile");

/** Quantile of chi-square with `df` ≥ 0, at probability `p` in [0, 1]. Throws `RangeError` for others. */
export const chiSquareQuantile = (p: number, df: number): number => checked(chiSquareQuantileOf(p, df), "chi-square quantile");

/** P(X > x) of chi-square with `df` > 0; small tails keep their relative precision. Throws `RangeError` for others. */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return checked(1 - chiSquareUpTo(x, df), "chi-square probability");
  return checked(gammaUpperOf(x / 2, df / 2, true, true), "chi-square probability");
}

/** P(Z ≤ z) of the standard normal distribution. */
export const normalProbability = (z: number): number => normalUpTo(z, 0, 1);

/** P(X ≤ k) of a binomial count of `n` trials with chance `p` in [0, 1]; 0 below 0. Throws `RangeError` for others. */
export const binomialProbability = (k: number, n: number, p: number): number =>
  k < 0 ? 0 : checked(binomialUpTo(k, n, p), "binomial probability");

/** The smallest whole k with P(X ≤ k) ≥ `level` of a binomial count of `n` trials with chance `p`. Throws `RangeError` for others. */
export function binomialQuantile(level: number, n: number, p: number): number {
  let [low, high] = [0, n];
  // The distribution rises, so halving finds the place.
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialProbability(middle, n, p) >= level) high = middle;
    else low = middle + 1;
  }
  return low;
}
