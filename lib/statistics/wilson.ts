import { checkCounts, tailOf } from "./counts.ts";
import { normalQuantile } from "./normal.ts";

/** Bounds of an interval, in the unit of the estimate. */
export type Interval = { lower: number; upper: number };

/**
 * Wilson's score interval of a proportion.
 *
 * `x` of `n` counts, `confidence` in (0, 1). Returns bounds in [0, 1], the lower exactly 0 for x = 0 and the upper exactly 1 for
 * x = n; `undefined` for n = 0, which has no rate. Throws `RangeError` for impossible counts or confidence.
 * Source: Wilson EB (1927), JASA 22:209-212; R `binom::binom.wilson`.
 */
export function wilson(x: number, n: number, confidence = 0.95): Interval | undefined {
  checkCounts(x, n);
  const z = normalQuantile(1 - tailOf(confidence));
  if (n === 0) return undefined;
  const p = x / n;
  const z2 = z * z;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { lower: x === 0 ? 0 : Math.max(0, middle - half), upper: x === n ? 1 : Math.min(1, middle + half) };
}

/**
 * Wilson's score interval with continuity correction: wider, and closer to the exact one.
 *
 * Arguments, units and errors as of `wilson`. Bounds in [0, 1], the lower exactly 0 for x = 0 and the upper exactly 1 for x = n.
 * Source: Newcombe RG (1998), Statistics in Medicine 17:857-872, method 4; R `prop.test(correct = TRUE)`.
 */
export function wilsonCorrected(x: number, n: number, confidence = 0.95): Interval | undefined {
  checkCounts(x, n);
  const z = normalQuantile(1 - tailOf(confidence));
  if (n === 0) return undefined;
  const z2 = z * z;
  const bound = (p: number, sign: 1 | -1) => (p + z2 / (2 * n) + sign * z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  const [below, above] = [(x - 0.5) / n, (x + 0.5) / n];
  return {
    lower: x === 0 ? 0 : Math.max(0, bound(Math.max(0, below), -1)),
    upper: x === n ? 1 : Math.min(1, bound(Math.min(1, above), 1)),
  };
}

/**
 * Wilson's interval of a weighted rate on its effective number of answers.
 *
 * `p` in [0, 1], `effective` > 0: n / deff by Kish, or p(1 - p) / v by a linearised variance v; `quantile`: z unless given, t for a
 * linearised variance. Returns bounds in [0, 1]. Throws `RangeError` for others.
 * Source: Korn EL, Graubard BI (1998), Survey Methodology 24:193-201; R `survey::svyciprop(method = "wilson")`.
 */
export function wilsonEffective(p: number, effective: number, quantile = normalQuantile(0.975)): Interval {
  checkCounts(p, 1);
  if (!(effective > 0) || !(quantile > 0)) throw new RangeError("an effective number and a quantile above 0 are needed");
  const q2 = quantile * quantile;
  const middle = (p + q2 / (2 * effective)) / (1 + q2 / effective);
  const half = (quantile / (1 + q2 / effective)) * Math.sqrt((p * (1 - p)) / effective + q2 / (4 * effective * effective));
  return { lower: p === 0 ? 0 : Math.max(0, middle - half), upper: p === 1 ? 1 : Math.min(1, middle + half) };
}
