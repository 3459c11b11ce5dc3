import type { Shared } from "#lib/statistics/drivers.ts";
import type { IndicatorId } from "./indicators.ts";
import type { Rate } from "./rate.ts";

export type Driver = {
  id: IndicatorId;
  /** How much of the variance of the overall grade goes together with it. */
  importance: Shared;
  /** How it is rated itself. */
  performance: Rate;
};

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/** Where to look first: of those that go together with satisfaction more than most and are rated lower than most, the one that goes together most. */
export function firstDriver(drivers: readonly Driver[]): Driver | undefined {
  const rated = drivers.flatMap((driver) => (driver.performance.shown ? [{ driver, rate: driver.performance.rate }] : []));
  const importance = middle(rated.map(({ driver }) => driver.importance.share));
  const performance = middle(rated.map(({ rate }) => rate));
  return rated
    .filter(({ driver, rate }) => driver.importance.share > importance && rate < performance)
    .sort((a, b) => b.driver.importance.share - a.driver.importance.share)[0]?.driver;
}
