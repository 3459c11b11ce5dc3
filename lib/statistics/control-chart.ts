import { checkCounts, clipped, sumOf } from "./counts.ts";
import { binomialQuantile } from "./special.ts";

/** One period of a chart: its limits, and whether its rate lies outside of them. */
export type ChartPoint = { rate: number; lower: number; upper: number; signal: boolean };
export type Chart = { centre: number; points: ChartPoint[] };
export type LaneyChart = Chart & {
  /** How much wider than by chance the periods scatter, and the same without jumps that are far out. */
  sigmaZ: number;
  sigmaZScreened: number;
};

const WIDTH = 3;
/** The mean of a moving range of two, in standard deviations. */
const D2 = 1.128;
/** A moving range above so many times their mean is a jump, not scatter. */
const JUMP = 3.267;

type Series = { x: readonly number[]; n: readonly number[]; excluded?: readonly number[] };

function baseline({ x, n, excluded = [] }: Series) {
  for (const [at, count] of x.entries()) {
    checkCounts(count, n[at] ?? 0);
    if (n[at] === 0) throw new RangeError("a period without answers has no rate");
  }
  const kept = [...x.keys()].filter((at) => !excluded.includes(at));
  if (kept.length === 0) throw new RangeError("at least one period must count");
  const centre = sumOf(kept.map((at) => x[at] ?? 0)) / sumOf(kept.map((at) => n[at] ?? 0));
  const sigma = n.map((base) => Math.sqrt((centre * (1 - centre)) / base));
  return { kept, centre, sigma };
}

function drawn({ x, n }: Series, centre: number, sigma: readonly number[], stretch: number): Chart {
  const points = x.map((count, at) => {
    const rate = count / (n[at] ?? 1);
    const half = WIDTH * (sigma[at] ?? 0) * stretch;
    const [lower, upper] = [clipped(centre - half), clipped(centre + half)];
    return { rate, lower, upper, signal: rate < lower || rate > upper };
  });
  return { centre, points };
}

/**
 * The p chart: limits of three standard deviations around the common rate.
 *
 * `x[i]` of `n[i]` counts of successive periods, n > 0; `excluded`: places that do not count for the baseline. Returns rates and
 * limits in [0, 1]. Throws `RangeError` for impossible counts.
 * Source: Shewhart; Montgomery DC, Introduction to Statistical Quality Control, chapter 7.
 */
export function pChart(series: Series): Chart {
  const { centre, sigma } = baseline(series);
  return drawn(series, centre, sigma, 1);
}

/**
 * Laney's p' chart: the limits of a p chart stretched by how much successive periods really differ.
 *
 * Arguments, units and errors as of `pChart`. `sigmaZ` is 1 when periods scatter as chance has it, and 0 for a single period.
 * Source: Laney DB (2002), Quality Engineering 14:531-537.
 */
export function laneyChart(series: Series): LaneyChart {
  const { kept, centre, sigma } = baseline(series);
  const z = kept.map((at) => ((series.x[at] ?? 0) / (series.n[at] ?? 1) - centre) / (sigma[at] || 1));
  const ranges = z.slice(1).map((each, at) => Math.abs(each - (z[at] ?? 0)));
  const mean = (all: readonly number[]) => (all.length === 0 ? 0 : sumOf(all) / all.length);
  const limit = JUMP * mean(ranges);
  const sigmaZ = mean(ranges) / D2;
  const sigmaZScreened = mean(ranges.filter((range) => range <= limit)) / D2;
  return { ...drawn(series, centre, sigma, sigmaZ), sigmaZ, sigmaZScreened };
}

export type Runs = {
  /** Periods that do not lie on the centre. */
  useful: number;
  longest: number;
  /** A longer run than this is no chance. */
  longestMost: number;
  crossings: number;
  /** Fewer crossings of the centre than this are no chance. */
  crossingsLeast: number;
};

const FEW_CROSSINGS = 0.05;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/**
 * Runs above and below a centre, by Anhøj's rules: a shift shows as a run that is too long or as too few crossings.
 *
 * `values`: rates of successive periods, in any unit; `centre`: that of their chart, their median unless given. Returns counts; with fewer than two useful periods nothing can be a signal.
 * Source: Anhøj J, Olesen AV (2014), PLoS ONE 9:e113825; R `qicharts2`.
 */
export function runs(values: readonly number[], centre = median(values)): Runs {
  const sides = values.filter((value) => value !== centre).map((value) => value > centre);
  let [run, longest, crossings] = [0, 0, 0];
  for (const [at, side] of sides.entries()) {
    const same = at > 0 && side === sides[at - 1];
    if (at > 0 && !same) crossings += 1;
    run = same ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  const useful = sides.length;
  return {
    useful,
    longest,
    longestMost: useful === 0 ? 0 : Math.round(Math.log2(useful) + 3),
    crossings,
    crossingsLeast: useful < 2 ? 0 : binomialQuantile(FEW_CROSSINGS, useful - 1, 0.5),
  };
}
