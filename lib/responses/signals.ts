import { binomialTail, poissonUpper } from "#lib/statistics/tails.ts";

/** Why an answer waits for a reviewer. */
export const HOLD_REASONS = ["trap", "not_shown", "no_proof", "too_fast", "too_old", "source", "burst", "alike"] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Channels whose bursts are held; a slip or an invitation answers for itself. */
export const BURST_CHANNELS = ["open", "kiosk"] as const;

/** Thirty people behind one address in an hour must all count. */
export const MOST_PER_SOURCE = 60;
export const SHIFTS_PER_DAY = 3;
const FLOOR = 40;
const LEVEL = 0.9999;
export const FEWEST_ALIKE = 20;
const CHANCE = 1e-4;

export function takesBursts(channel: string): boolean {
  return BURST_CHANNELS.some((each) => each === channel);
}

/** The most answers that may come in a day or a shift before they are a burst, given the mean of such. */
export function burstLimit(mean: number): number {
  return Math.max(FLOOR, poissonUpper(mean, LEVEL));
}

/** Whether so many alike of a day's answers are improbable, given how many of the answers before were like them. */
export function isRun(alike: number, answers: number, before: { alike: number; answers: number }): boolean {
  if (alike < FEWEST_ALIKE) return false;
  // Ten of twenty stand in for what is not yet known: a new counter's first good day is no attack.
  const share = (before.alike + 10) / (before.answers + 20);
  return binomialTail(alike, answers, share) < CHANCE;
}
