import { seeded } from "#lib/statistics/draws.ts";
import { cardOf, type Plus, plusOf, SEED, totalsDrawer } from "./card.ts";
import { type Measured, redrawOf } from "./measured.ts";
import type { Scheme } from "./scheme.ts";

export type Appraised = { unitId: string; inputs: readonly Measured[]; times: Plus };
export type Moved = {
  unitId: string;
  before: number | null;
  after: number | null;
  /** How often the total would move at least as far by chance alone, with no change of the scheme; `null` where either is missing. */
  byChance: number | null;
};
export type WhatIf = {
  units: Moved[];
  /** Pairs of units of which the one with more points would have fewer. */
  swapped: number;
  pairs: number;
  /** How often at least as many pairs would swap by chance alone. */
  swappedByChance: number;
};

const ROUNDS = 500;

/** Pairs of which two lists of totals have another order; ties are no order. */
function swaps(one: readonly number[], other: readonly number[]): number {
  let found = 0;
  for (let a = 0; a < one.length; a += 1)
    for (let b = 0; b < a; b += 1) if (((one[a] ?? 0) - (one[b] ?? 0)) * ((other[a] ?? 0) - (other[b] ?? 0)) < 0) found += 1;
  return found;
}

/**
 * What another scheme would make of the same values: how totals and their order would move, and how often that much happens by chance
 * alone, when every value is measured once more and the scheme stays as it is.
 *
 * Totals in points, chances as shares of `ROUNDS` seeded rounds. Source: simulation, as of `cardOf`.
 */
export function whatIf(units: readonly Appraised[], scheme: Scheme, other: Scheme): WhatIf {
  const totals = units.map(({ inputs, times }) => [scheme, other].map((each) => cardOf(each, inputs, times).total));
  const both = units.flatMap((unit, at) => {
    const [before, after] = totals[at] ?? [];
    const draw = totalsDrawer(scheme, unit.inputs, plusOf(scheme, unit.times).added, redrawOf);
    return typeof before === "number" && typeof after === "number" && draw ? [{ unitId: unit.unitId, before, after, draw }] : [];
  });
  const [before, after] = [both.map((each) => each.before), both.map((each) => each.after)];
  const swapped = swaps(before, after);
  const random = seeded(SEED);
  const again = both.map(({ draw }) => draw(random, ROUNDS));
  const asFar = both.map(() => 0);
  let asMany = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const drawn = again.map((totals) => totals[round] ?? 0);
    for (const [at, each] of both.entries())
      if (Math.abs((drawn[at] ?? 0) - each.before) >= Math.abs(each.after - each.before)) asFar[at] = (asFar[at] ?? 0) + 1;
    if (swaps(before, drawn) >= swapped) asMany += 1;
  }
  return {
    units: units.map(({ unitId }, at) => {
      const place = both.findIndex((each) => each.unitId === unitId);
      const [was = null, is = null] = totals[at] ?? [];
      return { unitId, before: was, after: is, byChance: place < 0 ? null : (asFar[place] ?? 0) / ROUNDS };
    }),
    swapped,
    pairs: (both.length * (both.length - 1)) / 2,
    swappedByChance: both.length < 2 ? 1 : asMany / ROUNDS,
  };
}
