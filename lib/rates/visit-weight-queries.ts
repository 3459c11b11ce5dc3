import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { Design } from "#lib/statistics/linearised.ts";
import { kish } from "#lib/statistics/weights.ts";
import type { Standing } from "#lib/units/standing.ts";
import { pieceKey, stoodBelow } from "#lib/units/standing-queries.ts";
import { indicator } from "./indicators.ts";
import { before, type Period, seriesOf } from "./period.ts";
import { cutOf, type Selection } from "./queries.ts";
import { type Rate, rateOf } from "./rate.ts";
import { countStrata } from "./stratum-queries.ts";
import { countIndicator } from "./tally-queries.ts";
import { type WeightedRate, weightedRate } from "./weighting.ts";

/** The satisfaction of visitors, weighted to the visits that each station counted for each service. */
export type VisitWeights = {
  unweighted: Rate;
  weighted: WeightedRate | undefined;
  deff: number;
  effective: number;
  /** Visits in all, and those of services of stations with too few answers to stand for themselves: joined in their station, or left out. */
  visits: { all: number; joined: number; left: number };
};

/** A service of a station with fewer answers is joined with the station's other services. */
const FEWEST_IN_STRATUM = 5;
type Stratum = { unitId: string; x: number; n: number; visits: number };

/** Services of a station with enough answers by themselves, the others together; what has no answers at all is left out. */
function visitStrata(rows: readonly Stratum[]): { strata: Stratum[]; joined: number; left: number } {
  let [joined, left] = [0, 0];
  const strata = [...Map.groupBy(rows, ({ unitId }) => unitId)].flatMap(([unitId, own]) => {
    const few = own.filter(({ n }) => n < FEWEST_IN_STRATUM);
    const enough = own.filter(({ n }) => n >= FEWEST_IN_STRATUM);
    const rest = few.reduce((sum, { x, n, visits }) => ({ unitId, x: sum.x + x, n: sum.n + n, visits: sum.visits + visits }), {
      unitId,
      x: 0,
      n: 0,
      visits: 0,
    });
    if (rest.n >= FEWEST_IN_STRATUM) {
      joined += rest.visits;
      return [...enough, rest];
    }
    left += rest.visits;
    return enough;
  });
  return { strata: strata.filter(({ visits }) => visits > 0), joined, left };
}

/** Visitors' satisfaction of a unit and all below it for a period, unweighted and post-stratified to the log of visits. */
export async function visitWeights(actor: StaffActor, selection: Selection): Promise<VisitWeights | undefined> {
  const { period } = selection;
  const own = indicator("sat_top2");
  return transaction(reachOf(actor), async (tx) => {
    const cut = { ...(await cutOf(tx, actor, selection)), service: undefined, channel: undefined };
    const counted = await countIndicator(tx, own, cut, { now: period, before: before(period), series: seriesOf(period) });
    if (!counted) return undefined;
    const answers = await countStrata(tx, own, cut, period, counted.released);
    const visits = await visitsIn(tx, cut.standing, period);
    const rows = visits.map((each): Stratum => {
      const found = answers.filter(({ unitId, service }) => unitId === each.unitId && service === each.service);
      return { ...each, x: found.reduce((sum, { x }) => sum + x, 0), n: found.reduce((sum, { n }) => sum + n, 0) };
    });
    const { strata, joined, left } = visitStrata(rows);
    const unweighted = rateOf(counted.now, env().RAPPORT_STAFF_MINIMUM_BASE, false);
    if (!unweighted.shown || strata.length === 0) return undefined;
    const times = strata.map(({ n }) => n);
    const stratumWeights = strata.map((stratum) => stratum.visits / stratum.n);
    const design: Design = { times, weights: stratumWeights, before: times.map(() => 1), margins: [strata.map((_, at) => String(at))] };
    const all = visits.reduce((sum, each) => sum + each.visits, 0);
    return { unweighted, weighted: weightedRate(design, strata), ...kish(stratumWeights, times), visits: { all, joined, left } };
  });
}

async function visitsIn(tx: Tx, standing: Standing, { from, to }: Period) {
  const rows = await tx.execute<{ unitId: string; service: string; visits: number }>(sql`
    select ${pieceKey(standing)} as "unitId", service_key as service, sum(visits)::int as visits from visit_count
    where ${stoodBelow(standing)} and month between ${from} and ${to} group by 1, 2 order by 1, 2`);
  return [...rows];
}
