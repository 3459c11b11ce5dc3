import { FUNNEL_TAILS, funnelLimits, overDispersion } from "#lib/statistics/funnel.ts";
import type { Interval } from "#lib/statistics/wilson.ts";

/** How far beyond chance a unit lies. */
export type Standing = "within" | "beyond_inner" | "beyond_outer";
export type Limits = { n: number; inner: Interval; outer: Interval };
export type Funnel = {
  /** The common rate of all units. */
  target: number;
  /** How much more units differ than by chance: 1 when they do not. */
  phi: number;
  /** Whether the limits allow for it. */
  dispersed: boolean;
  curve: Limits[];
  standings: Standing[];
};

const CURVE_POINTS = 60;
const FEWEST_UNITS = 3;

function limitsAt(target: number, n: number, spread: { phi: number; tau2: number } | undefined): Limits {
  const of = (tail: number): Interval => funnelLimits(target, n, tail, spread);
  return { n, inner: of(FUNNEL_TAILS.inner), outer: of(FUNNEL_TAILS.outer) };
}

function standing(rate: number, { inner, outer }: Limits): Standing {
  if (rate < outer.lower || rate > outer.upper) return "beyond_outer";
  return rate < inner.lower || rate > inner.upper ? "beyond_inner" : "within";
}

/**
 * Units around their common rate, with 95 % and 99.8 % limits.
 *
 * `units`: `x` of `n` counts, n > 0; `allowDispersion`: widen the limits by the variance between units where they differ more than by
 * chance; they are never narrowed. Shares in [0, 1]. `undefined` with fewer than three units or when all answered alike.
 */
export function funnelOf(units: readonly { x: number; n: number }[], allowDispersion: boolean): Funnel | undefined {
  const [x, n] = [units.map((unit) => unit.x), units.map((unit) => unit.n)];
  const [all, base] = [x, n].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [number, number];
  if (units.length < FEWEST_UNITS || all === 0 || all === base) return undefined;
  const { target, phi, tau2 } = overDispersion(x, n);
  const dispersed = allowDispersion && phi > 1;
  const spread = dispersed ? { phi, tau2 } : undefined;
  const [least, most] = [Math.min(...n) * 0.8, Math.max(...n) * 1.1];
  const step = (most - least) / (CURVE_POINTS - 1);
  return {
    target,
    phi,
    dispersed,
    curve: Array.from({ length: CURVE_POINTS }, (_, at) => limitsAt(target, least + at * step, spread)),
    standings: units.map((unit) => standing(unit.x / unit.n, limitsAt(target, unit.n, spread))),
  };
}
