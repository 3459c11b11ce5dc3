import * as z from "zod";
import { addMonths, type Day } from "#lib/calendar.ts";

const day = z.string();
/** What counts at a unit itself in a month; `chain` is the unit and those above it then; the first of `counts` is the base. */
const placed = z.strictObject({ unitId: z.string(), month: day, chain: z.array(z.string()).readonly(), counts: z.array(z.int()) });
export type Placed = z.infer<typeof placed>;

/** What a publication told of one measure: what its numbers are sums of, and the units of which a number was shown. */
const told = z.strictObject({ from: day, to: day, placed: z.array(placed), shown: z.array(z.string()) });
export type Told = z.infer<typeof told>;

/** By measure: an indicator with its version and the start of its series, or what is counted beside. */
export const toldBases = z.record(z.string(), told);
export type ToldBases = z.infer<typeof toldBases>;

const baseOf = ({ counts }: Pick<Placed, "counts">) => counts[0] ?? 0;
const isOf =
  ({ from, to }: { from: Day; to: Day }) =>
  ({ month }: { month: Day }) =>
    month >= from && month <= to;

/** What was told last of each of a unit's months by publications, the oldest first; of months that none covered there is nothing. */
function lastTold(earlier: readonly Told[], unitId: string, { from, to }: { from: Day; to: Day }): Placed[] {
  const found: Placed[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const of = earlier.findLast((each) => isOf(each)({ month }));
    const told = of?.placed.find((each) => each.unitId === unitId && each.month === month);
    if (told) found.push(told);
  }
  return found;
}

/**
 * What may be counted now, beside what was told earlier of the same months: a unit whose answers of the period are fewer than `minimum` more
 * or less than what has been told of it stays as it was told, so that the difference of two publications is nothing or enough.
 *
 * `placed`: bundles of the period, each at least `minimum`; `earlier`: the same measure, the oldest first.
 * Source: Fellegi IP (1972), JASA 67:7-18 (successive tables); the rule of at least k new answers between two publications.
 */
export function besideEarlier(
  placed: readonly Placed[],
  earlier: readonly Told[],
  period: { from: Day; to: Day },
  minimum: number,
): Placed[] {
  const byUnit = Map.groupBy(placed, ({ unitId }) => unitId);
  const units = new Set([...byUnit.keys(), ...earlier.flatMap((each) => each.placed.filter(isOf(period)).map(({ unitId }) => unitId))]);
  const sum = (some: readonly Placed[]) => some.reduce((total, each) => total + baseOf(each), 0);
  return [...units].flatMap((unitId) => {
    const own = byUnit.get(unitId) ?? [];
    const told = lastTold(earlier, unitId, period);
    return told.length === 0 || Math.abs(sum(own) - sum(told)) >= minimum ? own : told;
  });
}

/** The counts of a unit and all that stood below it, added up. */
export function sumBelow(placed: readonly Placed[], unitId: string): number[] {
  const sums: number[] = [];
  for (const { chain, counts } of placed)
    if (chain.includes(unitId)) for (const [at, count] of counts.entries()) sums[at] = (sums[at] ?? 0) + count;
  return sums;
}
