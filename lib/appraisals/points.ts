import type { SchemeLine } from "./scheme.ts";

const MIDDLE = 50;
const FULL = 100;

type Rule = Pick<SchemeLine, "rule" | "low" | "high">;

/**
 * The points of a value, from 0 to 100, never falling as it rises.
 *
 * `value` and `past`: shares in [0, 1] or events per 1,000, both in the unit of the rule's bounds. A band gives 0 below `low`, 50 up to
 * `high`, and 100 from there; a target gives 0 at `low`, 100 at `high` and the straight line between; an improvement does so with the
 * change from `past`. `undefined` for an improvement without a past. Source: the scheme, as published.
 */
export function pointsOf({ rule, low, high }: Rule, value: number, past?: number): number | undefined {
  if (rule === "band") return value < low ? 0 : value < high ? MIDDLE : FULL;
  if (rule === "improvement" && past === undefined) return undefined;
  const measured = rule === "improvement" ? value - (past ?? 0) : value;
  return FULL * Math.min(1, Math.max(0, (measured - low) / (high - low)));
}
