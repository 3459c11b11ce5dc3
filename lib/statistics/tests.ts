import { checkCounts, sumOf } from "./counts.ts";
import { chiSquareTail } from "./special.ts";

/** A statistic that follows chi-square with one degree of freedom when nothing differs, and the chance of one as large. */
export type ChiSquareTest = { statistic: number; p: number };

/**
 * Pearson's test that two proportions are the same, without continuity correction.
 *
 * `x1` of `n1` and `x2` of `n2` counts. `undefined` when a base is 0 or nobody or everybody answered so. Throws `RangeError` for
 * impossible counts.
 * Source: Pearson K (1900); R `prop.test(correct = FALSE)`.
 */
export function twoProportionTest(x1: number, n1: number, x2: number, n2: number): ChiSquareTest | undefined {
  checkCounts(x1, n1);
  checkCounts(x2, n2);
  const pooled = (x1 + x2) / (n1 + n2);
  if (n1 === 0 || n2 === 0 || pooled === 0 || pooled === 1) return undefined;
  const z2 = (x1 / n1 - x2 / n2) ** 2 / (pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  return { statistic: z2, p: chiSquareTail(z2, 1) };
}

/**
 * Cochran and Armitage's test for a trend of proportions over ordered groups.
 *
 * `x[i]` of `n[i]` counts with the score `scores[i]`, arrays of one length. `undefined` when there is nothing to compare. Throws
 * `RangeError` for impossible counts or unequal lengths.
 * Source: Armitage P (1955), Biometrics 11:375-386; R `prop.trend.test`.
 */
export function trendTest(x: readonly number[], n: readonly number[], scores: readonly number[]): ChiSquareTest | undefined {
  if (x.length !== n.length || n.length !== scores.length) throw new RangeError("counts, bases and scores are of one length");
  for (const [at, count] of x.entries()) checkCounts(count, n[at] ?? 0);
  const base = sumOf(n);
  const pooled = sumOf(x) / base;
  const meanScore = sumOf(scores.map((score, at) => score * (n[at] ?? 0))) / base;
  const covered = sumOf(scores.map((score, at) => (score - meanScore) * (x[at] ?? 0)));
  const spread = sumOf(scores.map((score, at) => (n[at] ?? 0) * (score - meanScore) ** 2));
  if (!(base > 0 && spread > 0 && pooled > 0 && pooled < 1)) return undefined;
  const statistic = covered ** 2 / (pooled * (1 - pooled) * spread);
  return { statistic, p: chiSquareTail(statistic, 1) };
}

/**
 * Benjamini and Hochberg's adjusted p-values: those at most q are rejected with a false discovery rate of at most q.
 *
 * `p`: probabilities in [0, 1]. Returns the adjusted ones in the same order, never below the given. Throws `RangeError` for others.
 * Source: Benjamini Y, Hochberg Y (1995), JRSS B 57:289-300; R `p.adjust(method = "BH")`.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  for (const each of p) checkCounts(each, 1);
  const falling = [...p.keys()].sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0));
  const adjusted = new Array<number>(p.length);
  let least = 1;
  for (const [place, index] of falling.entries()) {
    least = Math.min(least, ((p[index] ?? 0) * p.length) / (p.length - place));
    adjusted[index] = least;
  }
  return adjusted;
}
