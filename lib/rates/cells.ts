import type { Count, Rate } from "./rate.ts";
import { hiddenCells } from "./suppression.ts";

/** Nobody was counted. */
export const NONE: Count = { x: 0, n: 0, dontKnow: 0 };

type Totals = {
  /** Counts that are in the total of all cells and stand in no row of their own. */
  beside?: readonly Count[];
  groups?: readonly number[][];
};

/** Rates of the cells of one total, hidden where they are too few or would give a hidden one away. */
export function cells<K>(
  keys: readonly K[],
  countAt: (key: K) => Count,
  rate: (count: Count) => Rate,
  minimum: number,
  { beside = [], groups }: Totals = {},
): { key: K; rate: Rate }[] {
  const hidden = hiddenCells(
    [...keys.map(countAt), ...beside].map(({ n }) => n),
    minimum,
    groups,
  );
  return keys.map((key, index) => {
    const own = rate(countAt(key));
    return { key, rate: hidden[index] && own.shown ? { shown: false, reason: "together" } : own };
  });
}
