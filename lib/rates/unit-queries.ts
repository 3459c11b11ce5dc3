import "server-only";
import { transaction } from "#db/transaction.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { type Standardised, standardise } from "#lib/statistics/standardise.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { keysBelow, type Standing } from "#lib/units/standing.ts";
import { subtree } from "#lib/units/tree.ts";
import { type Funnel, funnelOf } from "./funnel.ts";
import { type IndicatorId, indicator } from "./indicators.ts";
import { lattice, overlapping, type Period } from "./period.ts";
import { cutOf, directlyBelow, type Selection } from "./queries.ts";
import { addCounts, NONE, type Rate, rateOf } from "./rate.ts";
import { countStrata, type StratumCount } from "./stratum-queries.ts";
import { countIndicator, monthsWithData } from "./tally-queries.ts";

export type ComparedUnit = {
  unit: UnitNode;
  rate: Rate;
  /** The rate with the mix of services and channels of all compared units. */
  adjusted: Standardised | undefined;
};
export type Comparison = { units: ComparedUnit[]; funnel: Funnel | undefined; periods: Period[]; sealed: Period[] };

/** Stations below the chosen unit, now or in the period, or what stands directly below it where there are none. */
function comparedUnits(selection: Selection, { pieces }: Pick<Standing, "pieces">): UnitNode[] {
  const { unit, units, period } = selection;
  const below = new Set(pieces.flatMap(({ unitId, from, until }) => (from <= period.to && period.from < until ? [unitId] : [])));
  for (const id of subtree(units, unit.id)) below.add(id);
  const stations = units.filter(({ id, kind }) => kind === "station" && id !== unit.id && below.has(id));
  return stations.length > 0 ? stations : directlyBelow(selection, { pieces });
}

/** One rate of the stations below a unit for a period, side by side, from the tallies alone. A hidden unit carries nothing. */
export async function unitComparison(
  actor: StaffActor,
  selection: Selection,
  id: IndicatorId,
  allowDispersion: boolean,
): Promise<Comparison> {
  const { period, today } = selection;
  const own = indicator(id);
  const minimum = env().RAPPORT_STAFF_MINIMUM_BASE;
  const inBase = own.dontKnow.some((code) => own.denominator.includes(code));
  return transaction(reachOf(actor), async (tx) => {
    const cut = await cutOf(tx, actor, selection);
    const counted = await countIndicator(tx, own, cut, { now: period, before: period, series: period });
    const strata = await countStrata(tx, own, cut, period, counted?.released ?? []);
    const kinds = [...new Set(strata.map(kindOf))];
    const standard = kinds.map((kind) => addCounts(strata.filter((row) => kindOf(row) === kind)).n);
    const shown = comparedUnits(selection, cut.standing).map((each) => {
      const below = keysBelow(cut.standing, each.id);
      const rate = rateOf(addCounts(below.map((id) => counted?.byUnit.get(id) ?? NONE)), minimum, inBase);
      const mix = kinds.map((kind) => addCounts(strata.filter((row) => below.includes(row.unitId) && kindOf(row) === kind)));
      return { unit: each, rate, adjusted: rate.shown ? standardise(mix, standard) : undefined };
    });
    const data = await monthsWithData(tx, cut.standing);
    const counts = shown.flatMap(({ rate }) => (rate.shown ? [{ x: rate.x, n: rate.n }] : []));
    return {
      sealed: overlapping(cut.sealed, period),
      units: shown,
      funnel: funnelOf(counts, allowDispersion),
      periods: lattice(data.first, data.last, today),
    };
  });
}

const kindOf = ({ service, channel }: StratumCount) => `${service} ${channel}`;
