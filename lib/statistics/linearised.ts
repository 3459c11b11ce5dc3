import { checkCounts, sumOf } from "./counts.ts";
import { normalQuantile } from "./normal.ts";
import { tQuantile } from "./special.ts";
import type { Estimate } from "./weights.ts";
import { type Interval, wilson, wilsonEffective } from "./wilson.ts";

/** How the answers were drawn and weighted. */
export type Design = {
  /** How many answers each place stands for, all with the same weight, margins and value; one each unless given. */
  times?: readonly number[];
  /** The final weights, and those before they were fitted to the population. */
  weights: readonly number[];
  before: readonly number[];
  /** The categories of each margin to which the weights were fitted: one margin of cells for post-stratification. */
  margins: readonly (readonly string[])[];
  /** Answers drawn together; each by itself unless given. */
  clusters?: readonly string[];
  /** The share of all clusters that was drawn, for the finite population correction. */
  drawn?: number;
};

const PRECISION = 1e-15;
const MOST_SWEEPS = 10_000;

/** What the margins do not explain: residuals of the regression on them, weighted as before the fit, by sweeping out one margin after another. */
function residuals(values: readonly number[], { before, margins, times }: Design): number[] {
  let left = [...values];
  const size = Math.max(...values.map(Math.abs), Number.MIN_VALUE);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let moved = 0;
    for (const categories of margins) {
      const sums = new Map<string, { value: number; weight: number }>();
      for (const [at, category] of categories.entries()) {
        const weight = (before[at] ?? 0) * (times?.[at] ?? 1);
        const sum = sums.get(category) ?? { value: 0, weight: 0 };
        sums.set(category, { value: sum.value + weight * (left[at] ?? 0), weight: sum.weight + weight });
      }
      left = left.map((value, at) => {
        const sum = sums.get(categories[at] ?? "");
        const mean = sum ? sum.value / sum.weight : 0;
        moved = Math.max(moved, Math.abs(mean));
        return value - mean;
      });
    }
    if (moved <= PRECISION * size || margins.length === 1) break;
  }
  return left;
}

/** Variance of a sum of influences, with one stratum and clusters drawn with replacement, or their correction. */
function varianceOf(influences: readonly number[], design: Design): number {
  const scores = residuals(influences, design).map((value, at) => value * (design.weights[at] ?? 0));
  const { times, clusters } = design;
  const totals = new Map<string, { sum: number; times: number }>();
  for (const [at, score] of scores.entries()) {
    const cluster = clusters?.[at] ?? String(at);
    const answers = times?.[at] ?? 1;
    // Answers drawn together add up; those that one place stands for by itself were drawn one by one.
    const before = totals.get(cluster) ?? { sum: 0, times: clusters ? 1 : answers };
    totals.set(cluster, { ...before, sum: before.sum + (clusters ? score * answers : score) });
  }
  const all = [...totals.values()];
  const count = sumOf(all.map((each) => each.times));
  const mean = sumOf(all.map((each) => each.sum * each.times)) / count;
  const spread = sumOf(all.map((each) => each.times * (each.sum - mean) ** 2));
  return (count / (count - 1)) * spread * (1 - (design.drawn ?? 0));
}

/** Each answer's influence on the weighted mean of those that have a value; none on those that have not. */
function influencesOn(values: readonly (number | undefined)[], { weights, times }: Design): { mean: number; influences: number[] } {
  const whole = weights.map((weight, at) => weight * (times?.[at] ?? 1));
  const base = sumOf(whole.filter((_, at) => values[at] !== undefined));
  if (!(base > 0)) throw new RangeError("nobody of the domain answered");
  const mean = sumOf(values.map((value, at) => (value ?? 0) * (whole[at] ?? 0))) / base;
  return { mean, influences: values.map((value) => (value === undefined ? 0 : (value - mean) / base)) };
}

/**
 * Weighted mean of a domain with its linearised standard error; all answers stay in the design, those outside without a value.
 *
 * `values`: one per answer, `undefined` outside the domain or without an answer. Returns mean and standard error in their unit.
 * Throws `RangeError` when nobody has a value.
 * Source: Deville JC, Särndal CE (1992), JASA 87:376-382; Lumley T (2010), Complex Surveys; R `survey::svymean`, `svyby`.
 */
export function weightedMean(values: readonly (number | undefined)[], design: Design): Estimate {
  const { mean, influences } = influencesOn(values, design);
  return { estimate: mean, se: Math.sqrt(varianceOf(influences, design)) };
}

/** Difference of the means of two domains of one survey, first - second, with its standard error. Units, errors and source as of `weightedMean`. */
export function weightedDifference(
  first: readonly (number | undefined)[],
  second: readonly (number | undefined)[],
  design: Design,
): Estimate {
  const [one, other] = [influencesOn(first, design), influencesOn(second, design)];
  const influences = one.influences.map((influence, at) => influence - (other.influences[at] ?? 0));
  return { estimate: one.mean - other.mean, se: Math.sqrt(varianceOf(influences, design)) };
}

/**
 * Wilson's interval of a weighted rate: on n* = p(1 - p) / v with t, or on Kish's effective n with z where nobody or everybody
 * answered so.
 *
 * `rate`: estimate in [0, 1] and its standard error; `df` > 0; `kishEffective` > 0. Returns bounds in [0, 1]. Throws `RangeError`
 * for others.
 * Source: Korn EL, Graubard BI (1998); R `survey` 4.5 `svyciprop(method = "wilson")`.
 */
export function weightedInterval({ estimate, se }: Estimate, df: number, kishEffective: number, confidence = 0.95): Interval {
  checkCounts(estimate, 1);
  const upper = 1 - (1 - confidence) / 2;
  if (estimate === 0 || estimate === 1) return wilson(estimate * kishEffective, kishEffective, confidence) ?? { lower: 0, upper: 1 };
  if (!(se > 0)) return wilsonEffective(estimate, kishEffective, normalQuantile(upper));
  return wilsonEffective(estimate, (estimate * (1 - estimate)) / (se * se), tQuantile(upper, df));
}
