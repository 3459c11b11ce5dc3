import { checkCounts, sumOf } from "./counts.ts";
import { type Interval, wilsonEffective } from "./wilson.ts";

export type Standardised = {
  rate: number;
  interval: Interval;
  /** The share of the standard that the unit has answers for. */
  covered: number;
};

/**
 * A unit's rate as it would be with the mix of a standard: direct standardisation.
 *
 * `strata[i]`: `x` of `n` counts of the unit in a stratum; `standard[i]` ≥ 0: how much of the standard lies there, in any unit. Strata
 * without an answer of the unit are left out, and the others stand for them. Returns a rate in [0, 1] with Wilson's 95 % interval on
 * its effective number; `undefined` when nothing is covered. Throws `RangeError` for impossible counts or unequal lengths.
 * Source: Breslow NE, Day NE (1987), Statistical Methods in Cancer Research II, chapter 2.
 */
export function standardise(strata: readonly { x: number; n: number }[], standard: readonly number[]): Standardised | undefined {
  if (strata.length !== standard.length || standard.some((share) => !(share >= 0))) throw new RangeError("every stratum needs its share");
  for (const { x, n } of strata) checkCounts(x, n);
  const whole = sumOf(standard);
  const used = strata.map(({ n }, at) => (n > 0 ? (standard[at] ?? 0) : 0));
  const total = sumOf(used);
  if (!(total > 0)) return undefined;
  const share = (at: number) => (used[at] ?? 0) / total;
  const rate = sumOf(strata.map(({ x, n }, at) => (n > 0 ? share(at) * (x / n) : 0)));
  // Half an answer of each kind keeps a stratum in which all answered alike from looking certain.
  const variance = sumOf(
    strata.map(({ x, n }, at) => {
      const p = (x + 0.5) / (n + 1);
      return n > 0 ? (share(at) ** 2 * p * (1 - p)) / n : 0;
    }),
  );
  const bounded = Math.min(1, Math.max(0, rate));
  const smoothed = Math.min(0.999, Math.max(0.001, bounded));
  return { rate: bounded, interval: wilsonEffective(bounded, (smoothed * (1 - smoothed)) / variance), covered: total / whole };
}
