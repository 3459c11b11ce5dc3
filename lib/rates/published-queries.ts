import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { type Piece, pieceOf } from "#lib/units/standing.ts";
import { pieceKey, stoodBelow } from "#lib/units/standing-queries.ts";
import { bundlesOf, type Cell } from "./bundles.ts";
import type { Indicator } from "./indicators.ts";
import { isWithin, type Period, partSince, wholeYears } from "./period.ts";
import { seriesAt } from "./series.ts";
import { NOT_IN_RATES, type Rules, sumOf, visited } from "./tally-queries.ts";

/** What counts at a unit itself in a month: `chain` is the unit and those above it then. */
export type Placed = { unitId: string; month: Day; chain: readonly string[]; counts: number[] };
/** What counts by bundles in a period, and how many answers each unit itself was given, counted or not yet. */
export type PublicCounts = { placed: Placed[]; given: (Omit<Placed, "counts"> & { n: number })[] };

const placing = ({ standing: { pieces } }: Rules): ((key: string) => Piece) => {
  const byKey = new Map(pieces.map((piece) => [piece.key, piece]));
  return (key) => pieceOf(byKey, key);
};

/** The counts of bundles (`counts` from `skip` on) in a period, each at its unit. */
function placedIn(cells: readonly Cell[], rules: Rules, period: Period, skip: number): PublicCounts {
  const { standing, thisMonth, minimum } = rules;
  const at = placing(rules);
  const place = ({ unitId, month }: { unitId: string; month: Day }) => {
    const piece = at(unitId);
    return { unitId: piece.unitId, month, chain: piece.chain };
  };
  const isIn = ({ month }: { month: Day }) => isWithin([period], month);
  return {
    placed: bundlesOf(cells, { minimum, above: standing.above, thisMonth })
      .filter((bundle) => bundle.part === undefined && isIn(bundle))
      .map((bundle) => ({ ...place(bundle), counts: bundle.counts.slice(skip) })),
    given: cells.filter(isIn).map((cell) => ({ ...place(cell), n: cell.counts[skip] ?? 0 })),
  };
}

/**
 * An indicator's counts as they may be told to the public, from the monthly tallies, by bundles of at least `rules.minimum`: n, x, who could
 * not say, and how often each of `codes` was given. Of the series that runs at the period's end alone: what was asked in other words before
 * is not added. Every version by itself. Counts of answers.
 * Source: as of `bundlesOf`.
 */
export async function publicCounts(
  tx: Tx,
  indicator: Indicator,
  rules: Rules,
  period: Period,
  codes: readonly number[],
): Promise<PublicCounts> {
  const { from, to } = wholeYears([period]);
  const { standing } = rules;
  const found: PublicCounts = { placed: [], given: [] };
  const { rule, feeding, since } = seriesAt(indicator, await openedVersions(), period.to);
  const substantive = rule.denominator.filter((code) => !rule.dontKnow.includes(code));
  const asked = [substantive, rule.denominator, rule.numerator, rule.dontKnow, ...codes.map((code) => [code])];
  for (const { version, questionId } of feeding) {
    const sums = sql.join(
      asked.map((each) => sql`sum(${sumOf(version, questionId, each)})::int`),
      sql`, `,
    );
    const rows = await tx.execute<Cell & { counts: number[] }>(sql`
      select ${pieceKey(standing)} as "unitId", month::text, '' as part, array[${sums}] as counts from tally_month
      where version_id = ${version.id} and ${stoodBelow(standing)} and month between ${from} and ${to} and channel <> ${NOT_IN_RATES}
      group by 1, month`);
    const cells = rows.filter(({ month, counts }) => month >= rule.from && month < rule.until && counts.some((count) => count > 0));
    const counted = placedIn(cells, rules, partSince(period, since), 1);
    found.placed.push(...counted.placed);
    found.given.push(...counted.given);
  }
  return found;
}

/**
 * How many answered and how many visited each unit itself, and `uncounted`: where somebody answered until the end of the period though no visits
 * were counted.
 */
export async function publicParticipation(
  tx: Tx,
  rules: Rules,
  period: Period,
): Promise<Record<"given" | "visits", (Omit<Placed, "counts"> & { n: number })[]> & { uncounted: (readonly string[])[] }> {
  const { rows } = await visited(tx, { ...rules, service: undefined }, period);
  const at = placing(rules);
  const within = (of: "answers" | "visits") =>
    rows
      .filter((row) => row[of] > 0 && isWithin([period], row.month))
      .map(({ unitId, month, [of]: n }) => ({ unitId: at(unitId).unitId, month, chain: at(unitId).chain, n }));
  const uncounted = rows.filter(({ isCounted, answers, month }) => !isCounted && answers > 0 && month <= period.to);
  return { given: within("answers"), visits: within("visits"), uncounted: uncounted.map(({ unitId }) => at(unitId).chain) };
}

/** Counts of requests' answers that others have read, by the same bundles. `cells`: by the key of a piece and month, the base first. */
export const bundledForPublic = (cells: readonly Cell[], rules: Rules, period: Period): PublicCounts => placedIn(cells, rules, period, 0);

/** How many answers that would feed an indicator's series were held for a look, and how many excluded after one, at each unit itself. */
export async function publicBeside(
  tx: Tx,
  indicator: Indicator,
  rules: Rules,
  period: Period,
): Promise<(Omit<Placed, "counts"> & { held: number; excluded: number })[]> {
  const { feeding, since } = seriesAt(indicator, await openedVersions(), period.to);
  const versions = feeding.map(({ version }) => version.id);
  const { from, to } = partSince(period, since);
  const { standing } = rules;
  const rows = await tx.execute<{ key: string; month: Day; held: number; excluded: number }>(sql`
    select ${pieceKey(standing)} as key, month::text, count(*) filter (where held)::int as held, count(*) filter (where not held)::int as excluded
    from (select unit_id, month, version_id, true as held from held_answer union all select unit_id, month, version_id, false from excluded_answer) as beside
    where version_id = any (${uuids(versions)}) and ${stoodBelow(standing)} and month between ${from} and ${to}
    group by 1, month`);
  const at = placing(rules);
  return rows.map(({ key, ...row }) => ({ ...row, unitId: at(key).unitId, chain: at(key).chain }));
}
