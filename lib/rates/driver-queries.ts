import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { correlationsOf, type Moments, sharesOf } from "#lib/statistics/moments.ts";
import { type DriverPlaces, driverPlaces, momentPlaces } from "#lib/surveys/drivers.ts";
import { type OpenVersion, openedVersions } from "#lib/surveys/queries.ts";
import { stoodBelow } from "#lib/units/standing-queries.ts";
import type { Driver } from "./first-driver.ts";
import { DRIVERS, indicator } from "./indicators.ts";
import { before, lattice, overlapping, type Period, seriesOf } from "./period.ts";
import { cutOf, type Selection } from "./queries.ts";
import { NONE, rateOf } from "./rate.ts";
import { onlyReleased } from "./stratum-queries.ts";
import { countIndicators, monthsWithData, NOT_IN_RATES, outside } from "./tally-queries.ts";

/** Below so many answers to every one of the questions nothing is said. */
const FEWEST_ANSWERS = 100;

/** `answers`: who answered every one of the questions, in tens. */
export type WhatWouldHelp = { answers: number; r2: number | undefined; drivers: Driver[]; periods: Period[]; sealed: Period[] };

const QUESTIONNAIRE = "visit-rating";

/** The questions behind the places of a version: two versions are added up only if these are the same. */
function asked({ definition }: OpenVersion, { grade, drivers }: DriverPlaces): string[] {
  return [grade, ...drivers].map((place) => definition.questions[place]?.id ?? "");
}

/** A generator of its own for each cut, so that the same page says the same. */
function seeded(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** What goes together with satisfaction in a unit and all below it, from the tallies alone; withheld below 100 complete answers. */
export async function whatWouldHelp(actor: StaffActor, selection: Selection): Promise<WhatWouldHelp> {
  const { period, service, channel, today } = selection;
  const minimum = env().RAPPORT_STAFF_MINIMUM_BASE;
  const own = (await openedVersions()).flatMap((version) => {
    const places = version.key === QUESTIONNAIRE ? driverPlaces(version.definition) : undefined;
    return places ? [{ version, questions: asked(version, places) }] : [];
  });
  const [newest] = own;
  return transaction(reachOf(actor), async (tx) => {
    const cut = await cutOf(tx, actor, selection);
    const data = await monthsWithData(tx, cut.standing);
    const periods = lattice(data.first, data.last, today);
    const sealed = overlapping(cut.sealed, period);
    if (!newest) return { answers: 0, r2: undefined, drivers: [], periods, sealed };
    const { questions } = newest;
    const ids = own.filter((each) => each.questions.join() === questions.join()).map(({ version }) => version.id);
    const counted = await countIndicators(
      tx,
      (["sat_top2", ...DRIVERS] as const).map((id) => indicator(id)),
      cut,
      {
        now: period,
        before: before(period),
        series: seriesOf(period),
      },
    );
    const rows = await tx.execute<{ place: number; total: number }>(sql`
      select place::int, sum(count)::float8 as total
      from tally_moment, unnest(counts) with ordinality as counted(count, place)
      where version_id = any (${uuids(ids)}) and ${stoodBelow(cut.standing)}
        and month between ${period.from} and ${period.to} ${outside(cut.sealed)} ${service ? sql`and service_key = ${service}` : sql``}
        and channel ${channel ? sql`= ${channel}` : sql`<> ${NOT_IN_RATES}`}
        ${onlyReleased(counted.get("sat_top2")?.released ?? [], period)}
      group by place`);
    const totals = Array.from(
      { length: momentPlaces(questions.length) },
      (_, at) => rows.find(({ place }) => place === at + 1)?.total ?? 0,
    );
    const [n = 0, ...rest] = totals;
    // In tens, so that two looks cannot be subtracted to a few.
    const about = Math.floor(n / 10) * 10;
    if (n < FEWEST_ANSWERS) return { answers: about, r2: undefined, drivers: [], periods, sealed };
    const found = shared({ n, sums: rest.slice(0, questions.length), products: rest.slice(questions.length) });
    if (!found) return { answers: about, r2: undefined, drivers: [], periods, sealed };
    const drivers: Driver[] = [];
    for (const [at, question] of questions.slice(1).entries()) {
      const id = DRIVERS.find((each) => indicator(each).question === question);
      const importance = found.shares[at];
      if (!id || !importance) continue;
      drivers.push({ id, importance, performance: rateOf(counted.get(id)?.now ?? NONE, minimum, false) });
    }
    return { answers: about, r2: found.r2, drivers, periods, sealed };
  });
}

function shared(moments: Moments): ReturnType<typeof sharesOf> | undefined {
  const correlations = correlationsOf(moments);
  if (!correlations) return undefined;
  try {
    return sharesOf(correlations, moments.n, seeded(moments.n));
  } catch (error) {
    // Two questions were always answered alike.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
