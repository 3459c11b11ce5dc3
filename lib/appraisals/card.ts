import * as z from "zod";
import { quantileOf, seeded } from "#lib/statistics/draws.ts";
import { APPRAISED, togetherWith } from "./indicators.ts";
import { drawOf, type Measured } from "./measured.ts";
import { pointsOf } from "./points.ts";
import type { Scheme, SchemeLine } from "./scheme.ts";

/** Why an indicator is left out of the total; the others' weights are rescaled. */
const LEFT_OUT = ["none", "hidden", "sealed", "base", "no_past"] as const;

const cardLine = z.strictObject({
  id: z.enum(APPRAISED),
  weight: z.number(),
  /** Its part of the total once the weights of what is left out have been given to the others; 0 when it is left out itself. */
  part: z.number(),
  points: z.number().nullable(),
  leftOut: z.enum(LEFT_OUT).nullable(),
});
export type CardLine = z.infer<typeof cardLine>;

export const cardResult = z.strictObject({
  lines: z.array(cardLine),
  plus: z.array(z.strictObject({ name: z.string(), times: z.number(), points: z.number() })),
  /** What the plus-items add, after the cap. */
  added: z.number(),
  total: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export type CardResult = z.infer<typeof cardResult>;

/** Audited counts of plus-items, by name. */
export type Plus = Readonly<Record<string, number>>;

export const SEED = 20_261_126;
const DRAWS = 2_000;

function leftOut(line: SchemeLine, found: Measured | undefined): CardLine["leftOut"] {
  if (!found?.now) return found?.lacks ?? "none";
  if (found.now.n < line.minimum) return "base";
  return line.rule === "improvement" && (!found.past || found.past.n < line.minimum) ? "no_past" : null;
}

/** Every line with its points, and the weights of those that are left out given to the others in proportion. */
export function linesOf({ lines }: Scheme, inputs: readonly Measured[]): CardLine[] {
  const all = lines.map((line) => {
    const found = inputs.find(({ id }) => id === line.id);
    const out = leftOut(line, found);
    const points = out || !found?.now ? null : (pointsOf(line, found.now.value, found.past?.value) ?? null);
    return { id: line.id, weight: line.weight, points, leftOut: out };
  });
  const counted = all.reduce((sum, { weight, points }) => sum + (points === null ? 0 : weight), 0);
  return all.map((each) => ({ ...each, part: each.points === null ? 0 : each.weight / counted }));
}

export function plusOf({ plus, cap }: Scheme, times: Plus): Pick<CardResult, "plus" | "added"> {
  const items = plus.map(({ name, points }) => ({ name, times: times[name] ?? 0, points: points * (times[name] ?? 0) }));
  return {
    plus: items,
    added: Math.min(
      cap,
      items.reduce((sum, { points }) => sum + points, 0),
    ),
  };
}

/** Some draws, from the lowest up. */
const sortedDraws = (draw: () => number, rounds: number) => Float64Array.from({ length: rounds }, draw).sort();

/** The places of 0 to `rounds` - 1 in a drawn order. Source: Fisher and Yates. */
function shuffled(rounds: number, random: () => number): number[] {
  const order = Array.from({ length: rounds }, (_, at) => at);
  for (let at = rounds - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

/** How one value is drawn anew: what it may truly be, or what would be measured once more. */
type Draw = typeof drawOf;

/**
 * Totals for some draws of every counted indicator.
 *
 * Points of 0 to 100 by `part`, with `added` on top. `undefined` when nothing is counted. What was measured of the same people is drawn
 * with the same rank, as if it rose and fell together wholly: how far it does is not known, and no interval is narrower than that allows.
 */
export function totalsDrawer(
  scheme: Scheme,
  inputs: readonly Measured[],
  added: number,
  draw: Draw = drawOf,
): ((random: () => number, rounds: number) => number[]) | undefined {
  const counted = linesOf(scheme, inputs).flatMap(({ id, part, points }) => {
    const [line, found] = [scheme.lines.find((each) => each.id === id), inputs.find((each) => each.id === id)];
    return points === null || !line || !found?.now ? [] : [{ line, part, now: found.now, past: found.past }];
  });
  if (counted.length === 0) return undefined;
  return (random, rounds) => {
    const orders = new Map<string, number[]>();
    const orderOf = (of: string) => {
      const order = orders.get(of) ?? shuffled(rounds, random);
      orders.set(of, order);
      return order;
    };
    const totals = Array.from({ length: rounds }, () => added);
    for (const { line, part, now, past } of counted) {
      const of = togetherWith(line.id);
      const drawnNow = sortedDraws(() => draw(line.id, now, random), rounds);
      const drawnPast = line.rule === "improvement" && past ? sortedDraws(() => draw(line.id, past, random), rounds) : undefined;
      const [order, orderPast] = [orderOf(of), drawnPast && orderOf(`past ${of}`)];
      for (let round = 0; round < rounds; round += 1) {
        const before = drawnPast?.[orderPast?.[round] ?? 0];
        totals[round] = (totals[round] ?? 0) + part * (pointsOf(line, drawnNow[order[round] ?? 0] ?? 0, before) ?? 0);
      }
    }
    return totals;
  };
}

/**
 * A unit's card: points by line, what was left out, and the total with the middle 95 % of totals over the indicators' uncertainty.
 *
 * The same inputs give the same interval: the draws are seeded. Points; the total is of 100 and what plus-items add. The interval
 * always holds the total: points bend at their bounds, so that draws may lie to one side of it.
 * Source: simulation from Jeffreys' and gamma distributions of each indicator (`lib/statistics/draws`), those of the same people with the
 * same rank: the comonotone bound, Dhaene J et al. (2002), Insurance: Mathematics and Economics 31:3-33.
 */
export function cardOf(scheme: Scheme, inputs: readonly Measured[], times: Plus): CardResult {
  const lines = linesOf(scheme, inputs);
  const { plus, added } = plusOf(scheme, times);
  const draw = totalsDrawer(scheme, inputs, added);
  if (!draw) return { lines, plus, added, total: null, lower: null, upper: null };
  const total = added + lines.reduce((sum, { part, points }) => sum + part * (points ?? 0), 0);
  const drawn = draw(seeded(SEED), DRAWS);
  return {
    lines,
    plus,
    added,
    total,
    lower: Math.min(total, quantileOf(drawn, 0.025)),
    upper: Math.max(total, quantileOf(drawn, 0.975)),
  };
}
