import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type OpenVersion, openedVersions } from "#lib/surveys/queries.ts";
import { slotPlaces } from "#lib/surveys/slots.ts";
import type { Standing } from "#lib/units/standing.ts";
import { pieceKey, stoodBelow } from "#lib/units/standing-queries.ts";
import { type Bundle, bundlesOf, type Cell } from "./bundles.ts";
import { type Counted, countedOf, type Periods, type Released, releasedIn } from "./counted.ts";
import { type Indicator, type IndicatorId, indicator, rulesOf } from "./indicators.ts";
import { isWithin, type Period, wholeYears } from "./period.ts";
import { type Feeding, feeding, seriesAt } from "./series.ts";

/** Where to look: what stood below a unit and when, a service or a channel if chosen, the month that still runs, and what is sealed. */
export type Cut = {
  standing: Standing;
  service: string | undefined;
  channel: string | undefined;
  thisMonth: Day;
  /** Months whose rates the actor may not see. */
  sealed: readonly Period[];
  /** Only the series that runs at the end of this month; of all series where it is not given. */
  seriesAt?: Day;
};

/** What stands in the tallies and in no cut of the staff's: the smallest base is another one in public. */
export type Rules = { standing: Standing; thisMonth: Day; minimum: number };

/** Answers typed in with staff present are never in a headline. */
export const NOT_IN_RATES = "staff_entered";

const within = ({ from, to }: Period): SQL => sql`month between ${from} and ${to}`;
/** Months that are not sealed. */
export const outside = (sealed: readonly Period[]): SQL =>
  sql.join(
    sealed.map((each) => sql`and not (${within(each)})`),
    sql` `,
  );
/** What a cut divides its units by: by channel where nothing is chosen, for the channels stand beside the whole. */
const partOf = ({ service }: Pick<Cut, "service">): SQL => (service ? sql`service_key` : sql`channel`);

/** The SQL of how many gave one of some codes. */
export function sumOf(version: OpenVersion, questionId: string, codes: readonly number[]): SQL {
  const places = slotPlaces(version.definition, questionId, codes);
  return places.length === 0 ? sql`0` : sql.raw(places.map((place) => `counts[${place}]`).join(" + "));
}

/** What one rule of an indicator counts in one version: those that say something, n, x, and who could not say. */
type Wanted = { indicator: Indicator; version: OpenVersion; sums: SQL; from: Day; until: Day; since: Day | undefined };
type Of = { feeding: readonly Feeding<OpenVersion>[]; rules: ReturnType<typeof rulesOf>; since: Day | undefined };

function seriesOf(indicator: Indicator, versions: readonly OpenVersion[], month: Day): Of {
  const { rule, feeding: asked, since } = seriesAt(indicator, versions, month);
  return { feeding: asked, rules: [rule], since };
}

function wantedOf(indicator: Indicator, versions: readonly OpenVersion[], month: Day | undefined): Wanted[] {
  const of = month
    ? seriesOf(indicator, versions, month)
    : { feeding: feeding(indicator, versions), rules: rulesOf(indicator), since: undefined };
  return of.feeding.flatMap(({ version, questionId }) =>
    of.rules.map(({ numerator, denominator, dontKnow, from, until }) => {
      const substantive = denominator.filter((code) => !dontKnow.includes(code));
      const sums = [substantive, denominator, numerator, dontKnow].map((codes) => sql`sum(${sumOf(version, questionId, codes)})::int`);
      return { indicator, version, sums: sql.join(sums, sql`, `), from, until, since: of.since };
    }),
  );
}

/** Sums of one version by unit, month and part. */
async function sumsOf(tx: Tx, wanted: readonly Wanted[], cut: Pick<Cut, "standing" | "service">, { from, to }: Period): Promise<Cell[]> {
  const sums = sql.join(
    wanted.map((each) => each.sums),
    sql`, `,
  );
  const rows = await tx.execute<Omit<Cell, "counts"> & { counts: number[] }>(sql`
    select ${pieceKey(cut.standing)} as "unitId", month::text, ${partOf(cut)} as part, array[${sums}] as counts from tally_month
    where version_id = ${wanted[0]?.version.id} and ${stoodBelow(cut.standing)} and month between ${from} and ${to}
      and channel <> ${NOT_IN_RATES}
    group by 1, month, part`);
  return [...rows];
}

const SUMS = 4;

/** Read indicators from the monthly tallies, by bundles; one whose questionnaire has never been opened is not among them. */
export async function countIndicators(
  tx: Tx,
  indicators: readonly Indicator[],
  cut: Cut,
  periods: Periods,
): Promise<Map<IndicatorId, Counted>> {
  const versions = await openedVersions();
  const wanted = indicators.flatMap((each) => wantedOf(each, versions, cut.seriesAt));
  if (wanted.length === 0) return new Map();
  const rules = { minimum: env().RAPPORT_STAFF_MINIMUM_BASE, above: cut.standing.above, thisMonth: cut.thisMonth };
  const asked = wholeYears([periods.now, periods.before, periods.series]);
  const found = new Map<IndicatorId, { cells: Cell[]; bundles: Bundle[]; released: Released[] }>();
  for (const ofVersion of Map.groupBy(wanted, ({ version }) => version.id).values()) {
    const rows = await sumsOf(tx, ofVersion, cut, asked);
    for (const [at, { indicator, version, from, until, since }] of ofVersion.entries()) {
      const own = rows.flatMap(({ unitId, month, part, counts: all }): Cell[] => {
        const counts = all.slice(at * SUMS, (at + 1) * SUMS);
        return month >= from && month < until && counts.some((count) => count > 0) ? [{ unitId, month, part, counts }] : [];
      });
      const all = found.get(indicator.id) ?? { cells: [], bundles: [], released: [] };
      const isIn = ({ month }: { month: Day }) => !since || month >= since;
      all.cells.push(...own.filter(isIn));
      // Every version and rule by itself: two wordings are never carried into each other.
      const bundles = bundlesOf(own, rules).filter(isIn);
      all.bundles.push(...bundles);
      all.released.push(...releasedIn(bundles, { versionId: version.id, from, until }, cut.standing));
      found.set(indicator.id, all);
    }
  }
  const chosen = { part: cut.service ?? cut.channel, byChannel: !cut.service, sealed: cut.sealed };
  return new Map([...found].map(([id, { cells, bundles, released }]) => [id, { ...countedOf(cells, bundles, chosen, periods), released }]));
}

/** One indicator; `undefined` when its questionnaire has never been opened. */
export async function countIndicator(tx: Tx, indicator: Indicator, cut: Cut, periods: Periods): Promise<Counted | undefined> {
  return (await countIndicators(tx, [indicator], cut, periods)).get(indicator.id);
}

/** A version of the visit rating, and the SQL of how many answers to it are in the base of satisfaction. */
type Rated = { version: OpenVersion; base: SQL };

function ratedVersions(versions: readonly OpenVersion[]): Rated[] {
  const satisfaction = indicator("sat_top2");
  const fed = feeding(satisfaction, versions);
  const { denominator, dontKnow } = satisfaction;
  const substantive = denominator.filter((code) => !dontKnow.includes(code));
  return versions
    .filter(({ key }) => key === satisfaction.questionnaire)
    .map((version) => {
      const own = fed.find((each) => each.version.id === version.id);
      return { version, base: own ? sumOf(version, own.questionId, substantive) : sql`answers` };
    });
}

/** `isCounted`: whether visits were counted at its places, services and months; `base`: how many answers are in the base of satisfaction. */
type Visited = {
  unitId: string;
  month: Day;
  part: string;
  version: string | null;
  isCounted: boolean;
  base: number;
  answers: number;
  visits: number;
};

/**
 * Answers and visits of the whole years around a period, and bundles of the answers at places, services and months where visits were counted.
 * Each bundle has its base and its answers: they count together with those with which they do in the rate of satisfaction, which stands beside.
 */
export async function visited(
  tx: Tx,
  { standing, thisMonth, minimum, service }: Rules & Pick<Cut, "service">,
  period: Period,
): Promise<{ bundles: Bundle[]; rows: Visited[] }> {
  const versions = ratedVersions(await openedVersions());
  const { from, to } = wholeYears([period]);
  const baseOf = versions.map(({ version, base }) => sql`when ${version.id} then ${base}`);
  // Counts beside each other and no join: right after a bulk load, without statistics, PostgreSQL made a join of it that took 13 s.
  const rows = await tx.execute<Visited>(sql`
    with place as (
      select unit_id, service_key, month, null as channel, null::uuid as version_id, visits, 0 as answers, 0 as base from visit_count
      where ${stoodBelow(standing)} and month between ${from} and ${to}
      union all
      select unit_id, service_key, month, channel, version_id, null, answers, ${baseOf.length > 0 ? sql`case version_id ${sql.join(baseOf, sql` `)} end` : sql`0`}
      from tally_month
      where version_id = any (${uuids(versions.map(({ version }) => version.id))}) and ${stoodBelow(standing)} and month between ${from} and ${to}
        and channel <> ${NOT_IN_RATES}
    ), counted as (select *, sum(visits) over (partition by unit_id, service_key, month) as counted from place)
    select ${pieceKey(standing)} as "unitId", month::text, ${partOf({ service })} as part, version_id as version, coalesce(counted, 0) > 0 as "isCounted",
      sum(base)::int as base, sum(answers)::int as answers, coalesce(sum(visits) ${service ? sql`filter (where service_key = ${service})` : sql``}, 0)::int as visits
    from counted group by 1, month, part, version_id, "isCounted"`);
  const counted = rows.filter(({ isCounted }) => isCounted);
  const bundles = [...Map.groupBy(counted, ({ version }) => version).values()].flatMap((own) => {
    const cells = own.flatMap(({ unitId, month, part, base, answers }) =>
      answers > 0 ? [{ unitId, month, part, counts: [base, answers] }] : [],
    );
    return bundlesOf(cells, { minimum, above: standing.above, thisMonth });
  });
  return { bundles, rows: [...rows] };
}

/**
 * Answers and visits of the places, services and months where visits were counted: the two parts of participation. Answers by bundles;
 * visits tell of nobody and are counted as they are.
 */
export async function countParticipation(tx: Tx, cut: Cut, period: Period): Promise<{ answers: number; visits: number }> {
  const minimum = env().RAPPORT_STAFF_MINIMUM_BASE;
  const { bundles, rows } = await visited(tx, { ...cut, minimum }, period);
  const isIn = ({ month }: { month: Day }) => isWithin([period], month);
  const chosen = bundles.filter(
    (bundle) => isIn(bundle) && bundle.part === (cut.service ?? cut.channel) && (bundle.counts[0] ?? 0) >= minimum,
  );
  return {
    answers: chosen.reduce((sum, { counts: [, answers = 0] }) => sum + answers, 0),
    visits: rows.filter(isIn).reduce((sum, { visits }) => sum + visits, 0),
  };
}

/** First and last month with any answer, for the choice of periods. */
export async function monthsWithData(tx: Tx, standing: Standing): Promise<{ first: Day | undefined; last: Day | undefined }> {
  const [row] = await tx.execute<{ first: string | null; last: string | null }>(
    sql`select min(month)::text as first, max(month)::text as last from tally_month where ${stoodBelow(standing)}`,
  );
  return { first: row?.first ?? undefined, last: row?.last ?? undefined };
}
