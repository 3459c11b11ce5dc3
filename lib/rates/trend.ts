import type { Day } from "#lib/calendar.ts";
import { laneyChart, type Runs, runs } from "#lib/statistics/control-chart.ts";
import type { Rate } from "./rate.ts";

export type Shown = Extract<Rate, { shown: true }>;
/** Months that count for the centre and the limits, the first and the last included. */
export type Baseline = { from: Day; to: Day };
export type TrendPoint = { month: Day; rate: Shown; lower: number; upper: number; signal: boolean };

/** Months of one wording of a question: only they are compared. Shares in [0, 1]. */
export type TrendSegment = {
  from: Day;
  centre: number;
  points: TrendPoint[];
  /** How much wider than by chance the months scatter. */
  sigmaZ: number;
  runs: Runs;
  /** A run that is too long, or too few crossings of the centre. */
  shift: boolean;
  /** With fewer months than this the limits say little. */
  provisional: boolean;
};

/** Fewer months give limits that still move much. */
const FEWEST_MONTHS = 12;
const FEWEST_FOR_RUNS = 10;

/**
 * The p' chart of each part of a series, with Anhøj's rules. Hidden months are left out.
 *
 * `months`: rates by month, oldest first; `breaks`: months in which a new series begins; `baseline`: the months of the centre and
 * the limits, all unless given, and all of a part that it does not meet. Returns one segment per part with at least two shown months.
 */
export function trendOf(months: readonly { month: Day; rate: Rate }[], breaks: readonly Day[], baseline?: Baseline): TrendSegment[] {
  const starts = [months[0]?.month ?? "", ...breaks.filter((month) => month > (months[0]?.month ?? ""))];
  return starts.flatMap((from, index) => {
    const end = starts[index + 1];
    const shown = months.flatMap(({ month, rate }) =>
      rate.shown && month >= from && (end === undefined || month < end) ? [{ month, rate }] : [],
    );
    return shown.length < 2 ? [] : [segment(from, shown, baseline)];
  });
}

function segment(from: Day, shown: readonly { month: Day; rate: Shown }[], baseline: Baseline | undefined): TrendSegment {
  const outside = [...shown.keys()].filter((at) => {
    const month = shown[at]?.month ?? "";
    return baseline !== undefined && (month < baseline.from || month > baseline.to);
  });
  const chart = laneyChart({
    x: shown.map(({ rate }) => rate.x),
    n: shown.map(({ rate }) => rate.n),
    excluded: outside.length <= shown.length - 2 ? outside : [],
  });
  const found = runs(
    chart.points.map(({ rate }) => rate),
    chart.centre,
  );
  const enough = found.useful >= FEWEST_FOR_RUNS;
  return {
    from,
    centre: chart.centre,
    points: shown.map(({ month, rate }, at) => {
      const { lower = 0, upper = 1, signal = false } = chart.points[at] ?? {};
      return { month, rate, lower, upper, signal };
    }),
    sigmaZ: chart.sigmaZ,
    runs: found,
    shift: enough && (found.longest > found.longestMost || found.crossings < found.crossingsLeast),
    provisional: shown.length < FEWEST_MONTHS,
  };
}
