import type { Rate } from "#lib/rates/rate.ts";

/** A rate as a program gets it; a hidden one carries nothing but the reason. */
export const rateRow = (rate: Rate) =>
  rate.shown
    ? { shown: true, reason: null, n: rate.n, x: rate.x, rate: rate.rate, lower: rate.lower, upper: rate.upper, dont_know: rate.dontKnow }
    : { shown: false, reason: rate.reason, n: null, x: null, rate: null, lower: null, upper: null, dont_know: null };
