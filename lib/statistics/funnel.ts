import { checkCounts, clipped, sumOf } from "./counts.ts";
import { normalQuantile } from "./normal.ts";
import { binomialProbability, binomialQuantile, normalProbability } from "./special.ts";
import { benjaminiHochberg } from "./tests.ts";
import type { Interval } from "./wilson.ts";

/** Upper tails of the two limits that funnels show: 95 % and 99.8 %. */
export const FUNNEL_TAILS = { outer: 0.001, inner: 0.025 } as const;

/**
 * Limits between which the rate of a unit of `n` lies when its true rate is `target`, by the normal approximation.
 *
 * `target` in [0, 1], `n` > 0, `tail` in (0, 0.5). Returns bounds in [0, 1]. Throws `RangeError` for others.
 * Source: Spiegelhalter DJ (2005), Statistics in Medicine 24:1185-1202; OHID, PHEindicatormethods.
 */
export function funnelScoreLimits(target: number, n: number, tail: number): Interval {
  checkCounts(target, 1);
  if (!(n > 0)) throw new RangeError("a unit of at least one answer is needed");
  const half = normalQuantile(1 - tail) * Math.sqrt((target * (1 - target)) / n);
  return { lower: clipped(target - half), upper: clipped(target + half) };
}

/**
 * The quantile of a unit's rate for an exact funnel, interpolated between counts so that the limits run smoothly.
 *
 * `target` in (0, 1), `n` a whole number > 0, `p` in (0, 1). Returns a rate in [0, 1]. Throws `RangeError` for others.
 * Source: Spiegelhalter DJ (2005), appendix A.1.1.
 */
export function funnelExactLimit(target: number, n: number, p: number): number {
  if (!(target > 0 && target < 1 && p > 0 && p < 1) || !Number.isInteger(n) || n < 1)
    throw new RangeError("a target and a probability between 0 and 1 and a whole base are needed");
  const count = binomialQuantile(p, n, target);
  const upTo = binomialProbability(count, n, target);
  const below = binomialProbability(count - 1, n, target);
  return clipped((count - (upTo - p) / (upTo - below)) / n);
}

/** How far each unit lies from the common rate, whether beyond chance, and the same for many units at once. */
export type FunnelUnit = { z: number; p: number; adjusted: number; beyondInner: boolean; beyondOuter: boolean };

/**
 * Units against their common rate.
 *
 * `x[i]` of `n[i]` counts, n > 0. Returns the common rate and, per unit, its z, two-sided p and p by Benjamini and Hochberg.
 * `undefined` when nobody or everybody answered so. Throws `RangeError` for impossible counts.
 * Source: Spiegelhalter DJ (2005); Benjamini Y, Hochberg Y (1995).
 */
export function funnelUnits(x: readonly number[], n: readonly number[]): { target: number; units: FunnelUnit[] } | undefined {
  for (const [at, count] of x.entries()) checkCounts(count, n[at] ?? 0);
  const target = sumOf(x) / sumOf(n);
  if (!(target > 0 && target < 1)) return undefined;
  const z = zScores(x, n, target);
  const p = z.map((each) => 2 * normalProbability(-Math.abs(each)));
  const adjusted = benjaminiHochberg(p);
  const units = z.map((each, at) => ({
    z: each,
    p: p[at] ?? 1,
    adjusted: adjusted[at] ?? 1,
    beyondInner: Math.abs(each) > normalQuantile(1 - FUNNEL_TAILS.inner),
    beyondOuter: Math.abs(each) > normalQuantile(1 - FUNNEL_TAILS.outer),
  }));
  return { target, units };
}

const variance = (target: number, n: number) => (target * (1 - target)) / n;
const zScores = (x: readonly number[], n: readonly number[], target: number) =>
  x.map((count, at) => (count / (n[at] ?? 1) - target) / Math.sqrt(variance(target, n[at] ?? 1)));

/** The quantile of a sorted list by linear interpolation between its values (type 7). */
function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

/** Over-dispersion of units around a common rate. */
export type OverDispersion = {
  target: number;
  z: number[];
  /** The mean squared z, of all and of the winsorised ones: 1 when units differ by chance alone. */
  phiRaw: number;
  phi: number;
  /** The variance between units, in squared rates; 0 when phi is no more than 1. */
  tau2: number;
};

/**
 * How much more units differ than chance explains, from z-scores whose tails are drawn in.
 *
 * `x[i]` of `n[i]` counts of at least two units; `winsor`: the share that is drawn in at either end, in [0, 0.5). Throws
 * `RangeError` for impossible counts or when nobody or everybody answered so.
 * Source: Spiegelhalter DJ (2005), Quality and Safety in Health Care 14:347-351.
 */
export function overDispersion(x: readonly number[], n: readonly number[], winsor = 0.1): OverDispersion {
  for (const [at, count] of x.entries()) checkCounts(count, n[at] ?? 0);
  const target = sumOf(x) / sumOf(n);
  if (x.length < 2 || !(target > 0 && target < 1)) throw new RangeError("two units with different answers are needed");
  const z = zScores(x, n, target);
  const sorted = z.toSorted((a, b) => a - b);
  const [low, high] = [quantile(sorted, winsor), quantile(sorted, 1 - winsor)];
  const meanSquare = (all: readonly number[]) => sumOf(all.map((each) => each * each)) / all.length;
  const phi = meanSquare(z.map((each) => Math.min(high, Math.max(low, each))));
  const precision = n.map((base) => 1 / variance(target, base));
  const total = sumOf(precision);
  const tau2 = (x.length * phi - (x.length - 1)) / (total - sumOf(precision.map((each) => each * each)) / total);
  return { target, z, phiRaw: meanSquare(z), phi, tau2: phi > 1 ? Math.max(0, tau2) : 0 };
}

/**
 * Funnel limits that allow for over-dispersion: `multiplied` stretches them by the root of phi, `added` adds the variance between
 * units. On a page phi below 1 must never shrink them: pass `phi` of at least 1.
 *
 * `target` in (0, 1), `n` > 0, `tail` in (0, 0.5). Returns bounds in the unit of the rate, not cut at 0 and 1.
 * Source: as of `overDispersion`.
 */
export function overDispersedLimits(target: number, n: number, tail: number, { phi, tau2 }: { phi: number; tau2: number }) {
  const z = normalQuantile(1 - tail);
  const around = (half: number): Interval => ({ lower: target - half, upper: target + half });
  return {
    multiplied: around(z * Math.sqrt(variance(target, n) * phi)),
    added: around(z * Math.sqrt(variance(target, n) + tau2)),
  };
}

/** Up to here limits are exact; above, the normal ones are the same to the eye. */
const EXACT_UP_TO = 400;

/**
 * The funnel limits that a page shows: exact for a small base, widened by the variance between units where `spread` tells that they
 * differ beyond chance, and never narrower than by chance alone.
 *
 * `target` in (0, 1), `n` > 0, rounded to a whole base; `tail` in (0, 0.5); `exactUpTo`: the largest base for which limits are exact, any
 * for events that are rare among many, which the normal ones do not fit. Returns bounds in [0, 1]. Throws `RangeError` for others.
 * Source: as of `funnelExactLimit` and `overDispersion`.
 */
export function funnelLimits(
  target: number,
  n: number,
  tail: number,
  spread?: { phi: number; tau2: number },
  exactUpTo = EXACT_UP_TO,
): Interval {
  const base = Math.max(1, Math.round(n));
  const byChance =
    base > exactUpTo
      ? funnelScoreLimits(target, base, tail)
      : { lower: funnelExactLimit(target, base, tail), upper: funnelExactLimit(target, base, 1 - tail) };
  if (!spread || spread.phi <= 1) return byChance;
  const { added } = overDispersedLimits(target, base, tail, spread);
  return { lower: Math.min(byChance.lower, clipped(added.lower)), upper: Math.max(byChance.upper, clipped(added.upper)) };
}
