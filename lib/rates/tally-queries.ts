import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { type OpenVersion, openedVersions } from "#lib/surveys/queries.ts";
import { slotPlaces } from "#lib/surveys/slots.ts";
import type { Indicator } from "./indicators.ts";
import type { Period } from "./period.ts";
import type { Count } from "./rate.ts";
import { type Feeding, feeding } from "./series.ts";

/** Where to look: units with everything below them, and a service and a channel if chosen. */
export type Cut = { unitIds: readonly string[]; service: string | undefined; channel: string | undefined };
export type Periods = { now: Period; before: Period; series: Period };

/** One indicator's counts: in all, before, by month of the series, by unit and by channel of the period. */
export type Counted = {
  now: Count;
  before: Count;
  byMonth: Map<Day, Count>;
  byUnit: Map<string, Count>;
  byChannel: Map<string, Count>;
};

/** Answers typed in with staff present are never in a headline. */
export const NOT_IN_RATES = "staff_entered";

const ids = (values: readonly string[]): SQL => sql`${`{${values.join(",")}}`}::uuid[]`;
const within = ({ from, to }: Period): SQL => sql`month between ${from} and ${to}`;

function sumOf(version: OpenVersion, questionId: string, codes: readonly number[]): SQL {
  const places = slotPlaces(version.definition, questionId, codes);
  return places.length === 0 ? sql`0` : sql.raw(places.map((place) => `counts[${place}]`).join(" + "));
}

function rows(
  { version, questionId: question }: Feeding<OpenVersion>,
  { numerator, denominator, dontKnow }: Indicator,
  cut: Cut,
  { now, before, series }: Periods,
): SQL {
  const first = [now.from, before.from, series.from].sort()[0];
  return sql`
    select unit_id, month, service_key as service, channel, (${sumOf(version, question, numerator)})::bigint as x, (${sumOf(version, question, denominator)})::bigint as n,
      (${sumOf(version, question, dontKnow)})::bigint as dont_know
    from tally_month
    where version_id = ${version.id} and unit_id = any (${ids(cut.unitIds)}) and month between ${first ?? now.from} and ${now.to}
      and channel ${cut.channel ? sql`= ${cut.channel}` : sql`<> ${NOT_IN_RATES}`} ${cut.service ? sql`and service_key = ${cut.service}` : sql``}`;
}

type Row = { unit: string | null; month: string | null; channel: string | null; level: number } & Record<
  "x" | "n" | "dk" | "px" | "pn" | "pdk" | "sx" | "sn" | "sdk",
  number
>;

const LEVEL = { unit: 0b011, month: 0b101, channel: 0b110, all: 0b111 };

/** Read one indicator from the monthly tallies; `undefined` when its questionnaire has never been opened. */
export async function countIndicator(tx: Tx, indicator: Indicator, cut: Cut, periods: Periods): Promise<Counted | undefined> {
  const fed = feeding(indicator, await openedVersions());
  if (fed.length === 0 || cut.unitIds.length === 0) return undefined;
  const all = sql.join(
    fed.map((each) => rows(each, indicator, cut, periods)),
    sql` union all `,
  );
  const sums = (period: Period, as: string) =>
    sql.join(
      [
        ["x", "x"],
        ["n", "n"],
        ["dont_know", "dk"],
      ].map(
        ([column, name]) =>
          sql`coalesce(sum(${sql.raw(column ?? "")}) filter (where ${within(period)}), 0)::float8 as ${sql.raw(as + name)}`,
      ),
      sql`, `,
    );
  const found = await tx.execute<Row>(sql`
    select unit_id as unit, month::text as month, channel, grouping(unit_id, month, channel) as level,
      ${sums(periods.now, "")}, ${sums(periods.before, "p")}, ${sums(periods.series, "s")}
    from (${all}) as chosen group by grouping sets ((unit_id), (month), (channel), ())`);
  return arranged([...found]);
}

function arranged(found: readonly Row[]): Counted {
  const at = (level: number) => found.filter((row) => row.level === level);
  const now = ({ x, n, dk }: Row): Count => ({ x, n, dontKnow: dk });
  const total = at(LEVEL.all)[0];
  const none: Count = { x: 0, n: 0, dontKnow: 0 };
  return {
    now: total ? now(total) : none,
    before: total ? { x: total.px, n: total.pn, dontKnow: total.pdk } : none,
    byMonth: new Map(at(LEVEL.month).map((row) => [row.month ?? "", { x: row.sx, n: row.sn, dontKnow: row.sdk }])),
    byUnit: new Map(at(LEVEL.unit).map((row) => [row.unit ?? "", now(row)])),
    byChannel: new Map(at(LEVEL.channel).map((row) => [row.channel ?? "", now(row)])),
  };
}

/** One indicator's counts at a unit itself, for a service and a channel. */
export type StratumCount = Count & { unitId: string; service: string; channel: string };

/** One indicator by unit, service and channel for a period; nothing when its questionnaire has never been opened. */
export async function countStrata(tx: Tx, indicator: Indicator, cut: Cut, period: Period): Promise<StratumCount[]> {
  const fed = feeding(indicator, await openedVersions());
  if (fed.length === 0 || cut.unitIds.length === 0) return [];
  const all = sql.join(
    fed.map((each) => rows(each, indicator, cut, { now: period, before: period, series: period })),
    sql` union all `,
  );
  const found = await tx.execute<StratumCount>(sql`
    select unit_id as "unitId", service, channel, sum(x)::float8 as x, sum(n)::float8 as n, sum(dont_know)::float8 as "dontKnow"
    from (${all}) as chosen group by 1, 2, 3`);
  return [...found];
}

/** Answers and visits of the places, services and months where visits were counted: the two parts of participation. */
export async function countParticipation(tx: Tx, cut: Cut, period: Period): Promise<{ answers: number; visits: number }> {
  const versions = (await openedVersions()).filter((version) => version.key === "visit-rating").map((version) => version.id);
  const service = cut.service ? sql`and service_key = ${cut.service}` : sql``;
  // One grouping and no join: right after a bulk load, without statistics, PostgreSQL made a join of it that took 13 s.
  const [row] = await tx.execute<{ answers: number; visits: number }>(sql`
    with place as (
      select unit_id, service_key, month, visits, 0 as answers from visit_count
      where unit_id = any (${ids(cut.unitIds)}) and ${within(period)} ${service}
      union all
      select unit_id, service_key, month, null, answers from tally_month
      where version_id = any (${ids(versions)}) and unit_id = any (${ids(cut.unitIds)}) and ${within(period)} ${service}
        and channel ${cut.channel ? sql`= ${cut.channel}` : sql`<> ${NOT_IN_RATES}`}
    ), counted as (
      select sum(visits) as visits, sum(answers) as answers from place group by unit_id, service_key, month having count(visits) > 0
    )
    select coalesce(sum(answers), 0)::float8 as answers, coalesce(sum(visits), 0)::float8 as visits from counted`);
  return row ?? { answers: 0, visits: 0 };
}

/** First and last month with any answer, for the choice of periods. */
export async function monthsWithData(tx: Tx, unitIds: readonly string[]): Promise<{ first: Day | undefined; last: Day | undefined }> {
  const [row] = await tx.execute<{ first: string | null; last: string | null }>(
    sql`select min(month)::text as first, max(month)::text as last from tally_month where unit_id = any (${ids(unitIds)})`,
  );
  return { first: row?.first ?? undefined, last: row?.last ?? undefined };
}
