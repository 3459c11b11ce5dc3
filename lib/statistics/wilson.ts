import { normalQuantile } from "./normal.ts";

/** Bounds of an interval, in the unit of the estimate. */
export type Interval = { lower: number; upper: number };

/** Whole counts of a proportion: `x` of `n`, 0 ≤ x ≤ n. */
function checkCounts(x: number, n: number): void {
  if (!Number.isFinite(x) || !Number.isFinite(n) || x < 0 || x > n) throw new RangeError(`0 ≤ x ≤ n is needed, not x = ${x}, n = ${n}`);
}

/**
 * Wilson's score interval of a proportion.
 *
 * `x` of `n` counts, `confidence` in (0, 1). Returns bounds in [0, 1], the lower exactly 0 for x = 0 and the upper exactly 1 for
 * x = n; `undefined` for n = 0, which has no rate. Throws `RangeError` for impossible counts or confidence.
 * Source: Wilson EB (1927), JASA 22:209-212; R `binom::binom.wilson`.
 */
export function wilson(x: number, n: number, confidence = 0.95): Interval | undefined {
  checkCounts(x, n);
  const z = normalQuantile(1 - (1 - confidence) / 2);
  if (n === 0) return undefined;
  const p = x / n;
  const z2 = z * z;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { lower: x === 0 ? 0 : Math.max(0, middle - half), upper: x === n ? 1 : Math.min(1, middle + half) };
}
