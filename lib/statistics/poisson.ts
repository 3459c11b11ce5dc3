import { tailOf } from "./counts.ts";
import { normalQuantile } from "./normal.ts";
import { chiSquareQuantile } from "./special.ts";
import { binomialTail } from "./tails.ts";
import type { Interval } from "./wilson.ts";

function checkCount(x: number): void {
  if (!Number.isInteger(x) || x < 0) throw new RangeError(`a whole count from 0 is needed, not ${x}`);
}

/**
 * Byar's interval of a count of events; good from 10 events up.
 *
 * `x`: a whole count, `confidence` in (0, 1). Returns bounds in events; the lower is 0 for no event. Throws `RangeError` for others.
 * Source: Breslow NE, Day NE (1987), Statistical Methods in Cancer Research II; OHID, PHEindicatormethods.
 */
export function byar(x: number, confidence = 0.95): Interval {
  checkCount(x);
  const z = normalQuantile(1 - tailOf(confidence));
  const next = x + 1;
  return {
    lower: x === 0 ? 0 : x * (1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))) ** 3,
    upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  };
}

/**
 * The exact interval of a count of events.
 *
 * `x`: a whole count, `confidence` in (0, 1). Returns bounds in events; the lower is 0 for no event. Throws `RangeError` for others.
 * Source: Garwood F (1936), Biometrika 28:437-442.
 */
export function poissonExact(x: number, confidence = 0.95): Interval {
  checkCount(x);
  const tail = tailOf(confidence);
  return {
    lower: x === 0 ? 0 : chiSquareQuantile(tail, 2 * x) / 2,
    upper: chiSquareQuantile(1 - tail, 2 * x + 2) / 2,
  };
}

const BYAR_FROM = 10;

/** The interval of a count as offices publish it: exact below 10 events, Byar's from there. Arguments, units and errors as of both. */
export function countInterval(x: number, confidence = 0.95): Interval {
  return x < BYAR_FROM ? poissonExact(x, confidence) : byar(x, confidence);
}

/**
 * The chance of at least `x` events in `time` when they still come at the rate of `y` earlier ones in `earlierTime`: of all of them,
 * each falls into `time` by its share, so the count is binomial whatever the rate.
 *
 * `x`, `y`: whole counts; both times > 0 in one unit. Returns a probability, 1 for `x` = 0. Throws `RangeError` for others.
 * Source: Przyborowski J, Wilenski H (1940), Biometrika 31:313-323; R `poisson.test(alternative = "greater")`.
 */
export function poissonRise(x: number, time: number, y: number, earlierTime: number): number {
  checkCount(x);
  checkCount(y);
  if (!(time > 0 && earlierTime > 0)) throw new RangeError("two times above 0 are needed");
  return x === 0 ? 1 : binomialTail(x, x + y, time / (time + earlierTime));
}
