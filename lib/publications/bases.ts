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

/** What was told last of each of a unit's months by publications, the oldest first; months that none covered are not there. */
function lastTold(earlier: readonly Told[], unitId: string, { from, to }: { from: Day; to: Day }): Map<Day, Placed | undefined> {
  const found = new Map<Day, Placed | undefined>();
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const of = earlier.findLast((each) => isOf(each)({ month }));
    if (of)
      found.set(
        month,
        of.placed.find((each) => each.unitId === unitId && each.month === month),
      );
  }
  return found;
}

/**
 * What may be counted now, beside what was told earlier of the same months: a unit whose told months gained or lost fewer than `minimum`
 * since keeps in them what was told, so that the difference of two publications is nothing or enough. `left` is how many answers of each
 * unit are not counted for it.
 *
 * `placed`: bundles of the period, each at least `minimum`; `earlier`: the same measure, the oldest first.
 * Source: Fellegi IP (1972), JASA 67:7-18 (successive tables); the rule of at least k new answers between two publications.
 */
export function besideEarlier(
  placed: readonly Placed[],
  earlier: readonly Told[],
  period: { from: Day; to: Day },
  minimum: number,
): { placed: Placed[]; left: Map<string, number> } {
  const left = new Map<string, number>();
  const byUnit = Map.groupBy(placed, ({ unitId }) => unitId);
  const units = new Set([...byUnit.keys(), ...earlier.flatMap((each) => each.placed.filter(isOf(period)).map(({ unitId }) => unitId))]);
  const kept = [...units].flatMap((unitId) => {
    const own = byUnit.get(unitId) ?? [];
    const told = lastTold(earlier, unitId, period);
    const sum = (some: readonly (Placed | undefined)[]) => some.reduce((total, each) => total + (each ? baseOf(each) : 0), 0);
    const changed = sum(own.filter(({ month }) => told.has(month))) - sum([...told.values()]);
    if (Math.abs(changed) >= minimum) return own;
    if (changed !== 0) left.set(unitId, changed);
    return [...own.filter(({ month }) => !told.has(month)), ...[...told.values()].filter((each) => each !== undefined)];
  });
  return { placed: kept, left };
}

/** The counts of a unit and all that stood below it, added up. */
export function sumBelow(placed: readonly Placed[], unitId: string): number[] {
  const sums: number[] = [];
  for (const { chain, counts } of placed)
    if (chain.includes(unitId)) for (const [at, count] of counts.entries()) sums[at] = (sums[at] ?? 0) + count;
  return sums;
}
