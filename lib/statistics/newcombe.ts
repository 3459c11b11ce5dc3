import { differenceOf } from "./mover.ts";
import { type Interval, wilson, wilsonCorrected } from "./wilson.ts";

type Difference = { difference: number } & Interval;
type Score = (x: number, n: number, confidence: number) => Interval | undefined;

/** Square and add the distances of two score intervals to their proportions. */
function squareAndAdd(score: Score, x1: number, n1: number, x2: number, n2: number, confidence: number): Difference | undefined {
  const first = score(x1, n1, confidence);
  const second = score(x2, n2, confidence);
  return first && second && differenceOf({ value: x1 / n1, ...first }, { value: x2 / n2, ...second });
}

/**
 * Difference of two independent proportions, p1 - p2, with Newcombe's interval (method 10: square-and-add of Wilson's).
 *
 * `x1` of `n1` and `x2` of `n2` counts, `confidence` in (0, 1). Returns the difference and its bounds in [-1, 1];
 * `undefined` when a base is 0. Throws `RangeError` for impossible counts or confidence.
 * Source: Newcombe RG (1998), Statistics in Medicine 17:873-890.
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number, confidence = 0.95): Difference | undefined {
  return squareAndAdd(wilson, x1, n1, x2, n2, confidence);
}

/** The same with continuity correction (method 11). Arguments, units, errors and source as of `newcombe`. */
export function newcombeCorrected(x1: number, n1: number, x2: number, n2: number, confidence = 0.95): Difference | undefined {
  return squareAndAdd(wilsonCorrected, x1, n1, x2, n2, confidence);
}
