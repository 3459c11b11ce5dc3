import type { Interval } from "./wilson.ts";

/** An estimate with its interval. */
export type Estimate = { value: number } & Interval;

/**
 * Difference of two independent estimates, first less second, recovered from the interval of each: square-and-add of the distances from
 * each estimate to its bounds.
 *
 * Both with intervals of the same confidence that hold their values. Returns the difference and its bounds in their unit.
 * Source: Newcombe RG (1998), Statistics in Medicine 17:873-890, method 10, for proportions; Zou GY, Donner A (2008), Statistics in
 * Medicine 27:1693-1702 (MOVER), for rates of events and any others.
 */
export function differenceOf(first: Estimate, second: Estimate): { difference: number } & Interval {
  const difference = first.value - second.value;
  return {
    difference,
    lower: difference - Math.hypot(first.value - first.lower, second.upper - second.value),
    upper: difference + Math.hypot(first.upper - first.value, second.value - second.lower),
  };
}
