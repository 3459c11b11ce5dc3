import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { pieceKey, stoodBelow } from "#lib/units/standing-queries.ts";
import type { Released } from "./counted.ts";
import type { Indicator } from "./indicators.ts";
import type { Period } from "./period.ts";
import type { Count } from "./rate.ts";
import { feeding } from "./series.ts";
import { type Cut, NOT_IN_RATES, outside, sumOf } from "./tally-queries.ts";

/** One indicator's counts at a unit itself (or a piece of it), for a service and a channel. */
export type StratumCount = Count & { unitId: string; service: string; channel: string };

/**
 * Only what bundles have released: `and …` on the columns `version_id`, `unit_id` and `month`. What is counted of the same answers in
 * another way then changes by whole bundles too, so that two looks never differ by fewer answers than a base may have.
 */
export function onlyReleased(released: readonly Released[], period: Period): SQL {
  const own = released.filter((each) => each.from <= period.to && each.until >= period.from);
  const list = (values: readonly string[]) => `{${values.join(",")}}`;
  return sql`and exists (
    select from unnest(${list(own.map(({ versionId }) => versionId))}::uuid[], ${list(own.map(({ unitId }) => unitId))}::uuid[],
      ${list(own.map(({ from }) => from))}::date[], ${list(own.map(({ until }) => until))}::date[]) as released (version, unit, first, last)
    where released.version = version_id and released.unit = unit_id and month between released.first and released.last)`;
}

/**
 * One indicator by unit, service and channel for a period, of months that have ended and are released: for rates that mix many strata,
 * never to be shown by themselves. Nothing when its questionnaire has never been opened.
 */
export async function countStrata(
  tx: Tx,
  indicator: Indicator,
  cut: Cut,
  period: Period,
  released: readonly Released[],
): Promise<StratumCount[]> {
  const fed = feeding(indicator, await openedVersions());
  if (fed.length === 0) return [];
  const all = sql.join(
    fed.map(({ version, questionId }) => {
      const [n, x, dk] = [indicator.denominator, indicator.numerator, indicator.dontKnow].map((codes) => sumOf(version, questionId, codes));
      return sql`
        select ${pieceKey(cut.standing)} as piece, service_key as service, channel, (${x})::bigint as x, (${n})::bigint as n, (${dk})::bigint as dont_know from tally_month
        where version_id = ${version.id} and ${stoodBelow(cut.standing)}
          and month between ${period.from} and ${period.to} and month < ${cut.thisMonth} ${outside(cut.sealed)}
          and channel ${cut.channel ? sql`= ${cut.channel}` : sql`<> ${NOT_IN_RATES}`} ${cut.service ? sql`and service_key = ${cut.service}` : sql``}
          ${onlyReleased(released, period)}`;
    }),
    sql` union all `,
  );
  const found = await tx.execute<StratumCount>(sql`
    select piece as "unitId", service, channel, sum(x)::float8 as x, sum(n)::float8 as n, sum(dont_know)::float8 as "dontKnow"
    from (${all}) as chosen group by 1, 2, 3`);
  return [...found];
}
