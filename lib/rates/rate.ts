import { newcombe } from "#lib/statistics/newcombe.ts";
import { wilson } from "#lib/statistics/wilson.ts";

/**
 * What a tally says of one indicator: `x` of `n`, and how many said they don't know. Counts of answers. `given`: how many answers
 * there are, where some of them are not counted yet; `sealed`: some are of months whose rates are sealed.
 */
export type Count = { x: number; n: number; dontKnow: number; given?: number; sealed?: boolean };

/** Nobody was counted. */
export const NONE: Readonly<Count> = { x: 0, n: 0, dontKnow: 0 };

/** A rate as it may be shown. Hidden ones carry nothing but the reason. `rate` and the bounds are shares in [0, 1]. */
export type Rate =
  | { shown: true; x: number; n: number; rate: number; lower: number; upper: number; dontKnow: number; asked: number }
  | { shown: false; reason: "none" | "few" | "together" | "sealed" };

/**
 * The rate of a count with Wilson's 95 % interval, or why it is hidden: no answers, a base below `minimumBase`, answers that are
 * enough and stand in no bundle yet, or sealed months.
 *
 * `asked` is the base of the "don't know" share: everyone who gave a grade or said they don't know. Indicators that count
 * "don't know" as an answer (awareness) have it inside `n` already.
 */
export function rateOf({ x, n, dontKnow, given = n, sealed = false }: Count, minimumBase: number, dontKnowInBase: boolean): Rate {
  if (n === 0 && sealed) return { shown: false, reason: "sealed" };
  if (given === 0) return { shown: false, reason: "none" };
  // Enough, but whatever would be told apart from the rest would be too few.
  if (n === 0 && given >= minimumBase) return { shown: false, reason: "together" };
  const interval = wilson(x, n);
  if (n < minimumBase || !interval) return { shown: false, reason: "few" };
  return { shown: true, x, n, rate: x / n, ...interval, dontKnow, asked: dontKnowInBase ? n : n + dontKnow };
}

export type Change = { difference: number; lower: number; upper: number; verdict: "better" | "worse" | "unclear" };

/**
 * The change from an earlier rate with Newcombe's 95 % interval, in shares; `undefined` when either is hidden.
 * The verdict is clear only when the interval leaves out zero: never by comparing two intervals.
 */
export function changeOf(now: Rate, before: Rate): Change | undefined {
  if (!now.shown || !before.shown) return undefined;
  const found = newcombe(now.x, now.n, before.x, before.n);
  if (!found) return undefined;
  return { ...found, verdict: found.lower > 0 ? "better" : found.upper < 0 ? "worse" : "unclear" };
}

export function addCounts(counts: readonly Count[]): Count {
  return counts.reduce<Required<Count>>(
    (sum, { x, n, dontKnow, given = n, sealed = false }) => ({
      x: sum.x + x,
      n: sum.n + n,
      dontKnow: sum.dontKnow + dontKnow,
      given: sum.given + given,
      sealed: sum.sealed || sealed,
    }),
    { ...NONE, given: 0, sealed: false },
  );
}
