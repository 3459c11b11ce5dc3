import * as z from "zod";
import { FUNNEL_TAILS, funnelLimits, overDispersion } from "#lib/statistics/funnel.ts";
import type { Interval } from "#lib/statistics/wilson.ts";
import { APPRAISED, isEvents } from "./indicators.ts";
import { PER } from "./measured.ts";
import type { Scheme } from "./scheme.ts";
import type { Appraised } from "./what-if.ts";

/** Where a unit lies among units of its kind, for each indicator of the scheme; nothing tells the others apart, and nobody has a rank. */
export const peers = z.array(
  z.strictObject({
    id: z.enum(APPRAISED),
    /** The common rate of all units, and how many they are. */
    target: z.number(),
    units: z.int(),
    /** 95 % and 99.8 % limits for a unit of this base. */
    inner: z.strictObject({ lower: z.number(), upper: z.number() }),
    outer: z.strictObject({ lower: z.number(), upper: z.number() }),
    standing: z.enum(["within", "beyond_inner", "beyond_outer"]),
  }),
);
export type Peers = z.infer<typeof peers>;

const FEWEST = 3;

/**
 * A unit against units of the same kind: the limits between which a unit of its base lies when it is like all the others, widened by
 * what units differ beyond chance, never narrowed.
 *
 * Counts in, shares in [0, 1] or events per 1,000 out. Indicators with fewer than three units, or in which nobody or everybody answered
 * so, are left out. Events among many more residents are counted by the exact binomial limits, which are there those of Poisson.
 * Source: Spiegelhalter (2005), `lib/statistics/funnel`.
 */
export function peersOf(unitId: string, all: readonly Appraised[], { lines }: Scheme): Peers {
  return lines.flatMap(({ id, minimum }): Peers => {
    const per = isEvents(id) ? PER : 1;
    const values = all.flatMap((unit) => {
      const now = unit.inputs.find((each) => each.id === id)?.now;
      // What events are worth is told by the residents among whom they took place, not by their number.
      const base = isEvents(id) ? now?.n : (now?.effective ?? now?.n);
      return now && base && now.n >= minimum && now.value <= per
        ? [{ unitId: unit.unitId, x: (now.value / per) * now.n, n: now.n, base: Math.max(1, Math.round(base)) }]
        : [];
    });
    const own = values.find((each) => each.unitId === unitId);
    const [x, n] = [values.reduce((sum, each) => sum + each.x, 0), values.reduce((sum, each) => sum + each.n, 0)];
    if (!own || values.length < FEWEST || x === 0 || x === n) return [];
    const spread = overDispersion(
      values.map((each) => (each.x / each.n) * each.base),
      values.map((each) => each.base),
    );
    const of = (tail: number) => funnelLimits(spread.target, own.base, tail, spread, isEvents(id) ? own.base : undefined);
    const [inner, outer, rate] = [of(FUNNEL_TAILS.inner), of(FUNNEL_TAILS.outer), own.x / own.n];
    const isBeyond = (each: Interval) => rate < each.lower || rate > each.upper;
    const standing = isBeyond(outer) ? "beyond_outer" : isBeyond(inner) ? "beyond_inner" : "within";
    const told = ({ lower, upper }: Interval) => ({ lower: lower * per, upper: upper * per });
    return [{ id, target: spread.target * per, units: values.length, inner: told(inner), outer: told(outer), standing }];
  });
}
