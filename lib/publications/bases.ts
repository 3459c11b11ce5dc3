import * as z from "zod";
import { addMonths, type Day } from "#lib/calendar.ts";

const day = z.string();
/** What counts at a unit itself in a month; `chain` is the unit and those above it then; the first of `counts` is the base. */
const placed = z.strictObject({ unitId: z.string(), month: day, chain: z.array(z.string()).readonly(), counts: z.array(z.int()) });
export type Placed = z.infer<typeof placed>;

/** What a publication told of one measure: what its numbers are sums of, and the units of which a number was shown. */
const told = z.strictObject({ from: day, to: day, placed: z.array(placed), shown: z.array(z.string()) });
export type Told = z.infer<typeof told>;

/** By measure: an indicator, whatever its version and its words were, or what is counted beside. */
export const toldBases = z.record(z.string(), told);
export type ToldBases = z.infer<typeof toldBases>;

/** One row of each unit and month, as bases are kept, where a questionnaire changed within the month too. */
export const perMonth = (placed: readonly Placed[]): Placed[] =>
  [...Map.groupBy(placed, ({ unitId, month }) => `${unitId} ${month}`).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, counts: first.counts.map((count, at) => others.reduce((sum, each) => sum + (each.counts[at] ?? 0), count)) }] : [],
  );

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

/** How many answers of one unit itself were told of some months. */
type ToldNumber = { from: Day; to: Day; n: number };

const isWithin = (part: ToldNumber, whole: ToldNumber) => part.from >= whole.from && part.to <= whole.to;
const isApart = (one: ToldNumber, other: ToldNumber) => one.to < other.from || one.from > other.to;

/** What is left of a number when any numbers within it that share no month are taken away; `beside`: those that were taken. */
function* rests(
  whole: ToldNumber,
  parts: readonly ToldNumber[],
  beside: readonly ToldNumber[] = [],
): Generator<{ n: number; beside: readonly ToldNumber[] }> {
  yield { n: beside.reduce((left, { n }) => left - n, whole.n), beside };
  for (const [at, part] of parts.entries())
    if (beside.every((each) => isApart(each, part))) yield* rests(whole, parts.slice(at + 1), [...beside, part]);
}

/** Whether a number, with others of the same unit, leaves a rest from 1 to `minimum` - 1 answers more or less. */
function leavesFew(own: ToldNumber, others: readonly ToldNumber[], minimum: number): boolean {
  return [own, ...others].some((whole) => {
    const parts = [own, ...others].filter((each) => each !== whole && isWithin(each, whole));
    for (const { n, beside } of rests(whole, parts))
      if ((whole === own || beside.includes(own)) && n !== 0 && Math.abs(n) < minimum) return true;
    return false;
  });
}

/**
 * What may be counted now, beside what was told earlier of the same months: a unit stays as it was told where its answers of the period are fewer
 * than `minimum` more or less than that, or would leave so few with any numbers that were told of it; so the difference of publications is
 * nothing or enough.
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
  const numberOf = ({ from, to }: { from: Day; to: Day }, some: readonly Placed[]): ToldNumber => ({
    from,
    to,
    n: some.reduce((total, each) => total + baseOf(each), 0),
  });
  const looked = [...units].map((unitId): Looked => {
    const own = byUnit.get(unitId) ?? [];
    const others = earlier.map((each) =>
      numberOf(
        each,
        each.placed.filter((one) => one.unitId === unitId),
      ),
    );
    const told = lastTold(earlier, unitId, period);
    const [now, then] = [numberOf(period, own), numberOf(period, told)];
    const isAsTold = told.length > 0 && Math.abs(now.n - then.n) < minimum;
    const chain = [...own, ...told][0]?.chain ?? [unitId];
    return { unitId, chain, own, told, differs: !isSame(own, told), stays: isAsTold || leavesFew(now, others, minimum) };
  });
  return keptTogether(looked).flatMap(({ own, told, stays }) => (stays ? told : own));
}

/** What counts at a unit itself now, and what was told of it last. */
type Looked = {
  unitId: string;
  chain: readonly string[];
  own: readonly Placed[];
  told: readonly Placed[];
  differs: boolean;
  stays: boolean;
};

const isSame = (one: readonly Placed[], other: readonly Placed[]) => {
  const said = (rows: readonly Placed[]) =>
    rows
      .map(({ month, counts }) => `${month} ${counts.join()}`)
      .sort()
      .join(";");
  return said(one) === said(other);
};

/**
 * What one unit is too few for counts at the unit above. Where one of the two stays as it was told, the other does too: else the same answers would
 * stand in both, or in none.
 */
function keptTogether(looked: readonly Looked[]): Looked[] {
  const all = looked.map((each) => ({ ...each }));
  const isAbove = (one: Looked, other: Looked) => other.chain.includes(one.unitId);
  for (let found = true; found; ) {
    found = false;
    for (const kept of all.filter(({ stays, differs }) => stays && differs))
      for (const each of all)
        if (!each.stays && each.differs && (isAbove(kept, each) || isAbove(each, kept))) {
          each.stays = true;
          found = true;
        }
  }
  return all;
}

/** The counts of a unit and all that stood below it, added up. */
export function sumBelow(placed: readonly Placed[], unitId: string): number[] {
  const sums: number[] = [];
  for (const { chain, counts } of placed)
    if (chain.includes(unitId)) for (const [at, count] of counts.entries()) sums[at] = (sums[at] ?? 0) + count;
  return sums;
}
