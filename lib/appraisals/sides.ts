import type { CardLine } from "./card.ts";
import { EXTERNAL } from "./indicators.ts";

/**
 * The points of a card's two sides, each by its own weights: what residents say, and what the office audited. Points of 0 to 100;
 * `undefined` where one side has nothing that counts.
 */
export function sidesOf(lines: readonly CardLine[]): { outside: number; inside: number } | undefined {
  const mean = (isOutside: boolean) => {
    const own = lines.filter(({ id, points }) => points !== null && EXTERNAL.includes(id) === isOutside);
    const weight = own.reduce((sum, each) => sum + each.weight, 0);
    return weight > 0 ? own.reduce((sum, each) => sum + each.weight * (each.points ?? 0), 0) / weight : undefined;
  };
  const [outside, inside] = [mean(true), mean(false)];
  return outside === undefined || inside === undefined ? undefined : { outside, inside };
}
