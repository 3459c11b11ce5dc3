import { checkCounts, clipped, sumOf } from "./counts.ts";

/** Counts of a grade from best to worst, with those who could not say. */
export type Grades = { good: number; middle: number; bad: number; cannotSay?: number };
/** The same answers as offices publish them, shares in [0, 1]. */
export type GradeShares = {
  /** Good only, good and middle, and the middle counted half. */
  good: number;
  withMiddle: number;
  halfMiddle: number;
  /** Good only, with those who could not say in the base. */
  goodOfAll: number;
};

/**
 * The shares that different offices make of the same answers; a report names the one it means.
 *
 * `grades`: counts ≥ 0, or percentages that add up to the same base. `undefined` when nobody gave a grade. Throws `RangeError` for
 * negative counts.
 * Source: Report on Government Services (1995) and published satisfaction figures; the headline is `good`.
 */
export function gradeShares({ good, middle, bad, cannotSay = 0 }: Grades): GradeShares | undefined {
  const graded = good + middle + bad;
  for (const count of [good, middle, bad, cannotSay]) checkCounts(count, graded + cannotSay);
  if (!(graded > 0)) return undefined;
  return {
    good: good / graded,
    withMiddle: (good + middle) / graded,
    halfMiddle: (good + middle / 2) / graded,
    goodOfAll: good / (graded + cannotSay),
  };
}

/**
 * A share of right answers, corrected for guessing among options.
 *
 * `p` in [0, 1], `options` ≥ 2. Returns a share in [0, 1]: 0 when no more were right than by guessing. Throws `RangeError` for others.
 * Source: classical correction for guessing, (p - 1/k) / (1 - 1/k).
 */
export function withoutGuessing(p: number, options: number): number {
  checkCounts(p, 1);
  if (!(options >= 2)) throw new RangeError("two options or more are needed");
  return clipped((p - 1 / options) / (1 - 1 / options));
}

/** The unweighted mean of values with its standard error, in their unit; throws `RangeError` for fewer than two. Source: Cochran (1977), section 2. */
export function plainMean(values: readonly number[]): { estimate: number; se: number } {
  if (values.length < 2) throw new RangeError("two values or more are needed");
  const mean = sumOf(values) / values.length;
  const variance = sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
  return { estimate: mean, se: Math.sqrt(variance / values.length) };
}
