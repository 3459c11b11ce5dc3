import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { type OpenVersion, openedVersions } from "#lib/surveys/queries.ts";
import { weighingSlots } from "#lib/surveys/weighing.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { keysBelow, type Standing } from "#lib/units/standing.ts";
import { pieceKey, standingIn, stoodBelow } from "#lib/units/standing-queries.ts";
import type { Released } from "./counted.ts";
import { HEADLINES, type Headline, type IndicatorId, indicator } from "./indicators.ts";
import { before, lattice, overlapping, type Period, seriesOf } from "./period.ts";
import { marginCategoriesIn, type Population, populationsIn } from "./population-queries.ts";
import { cutOf, directlyBelow, type Selection } from "./queries.ts";
import { addCounts, NONE, type Rate, rateOf } from "./rate.ts";
import { feeding } from "./series.ts";
import { onlyReleased } from "./stratum-queries.ts";
import { type Cut, countIndicator, monthsWithData, NOT_IN_RATES, outside, sumOf } from "./tally-queries.ts";
import {
  type KnownMargins,
  type Unweighable,
  type WeighedCell,
  type Weighing,
  type WeightedRate,
  weigh,
  weightedRate,
} from "./weighting.ts";

/** One rate of residents, as it was answered and weighted to who lives there; weighted only where the other is shown. */
export type WeighedIndicator = {
  id: Headline;
  unweighted: Rate;
  weighted: WeightedRate | undefined;
  weighing: Weighing | Unweighable;
  units: { unit: UnitNode; unweighted: Rate; weighted: WeightedRate | undefined }[];
};
export type Weights = {
  population: (Population & { unit: UnitNode }) | undefined;
  indicators: WeighedIndicator[];
  periods: Period[];
  sealed: readonly Period[];
};

const RESIDENTS = HEADLINES.filter((id) => indicator(id).base === "resident");

type CountedCell = WeighedCell & { unitId: string; x: number; n: number };

/** The sums of one version's cells of age and sex: how many answered, gave a numerator's and a denominator's answer. */
function cellSums(version: OpenVersion, questionId: string, id: IndicatorId): { categories: CountedCell["categories"]; sums: SQL[] }[] {
  const { numerator, denominator } = indicator(id);
  const slots = weighingSlots(version.definition).map((slot, at) => ({ ...slot, place: at + 1 }));
  if (slots.length === 0)
    return [{ categories: {}, sums: [sql`answers`, ...[numerator, denominator].map((codes) => sumOf(version, questionId, codes))] }];
  return [...Map.groupBy(slots, ({ cell }) => `${cell.age} ${cell.sex}`).values()].map((own) => {
    const { age = 0, sex = 0 } = own[0]?.cell ?? {};
    const sumAt = (isWanted: (slot: (typeof own)[number]) => boolean) =>
      sql.raw(["0", ...own.filter(isWanted).map(({ place }) => `counts[${place}]`)].join(" + "));
    const given = (codes: readonly number[]) => sumAt(({ answer }) => answer?.questionId === questionId && codes.includes(answer.code));
    return {
      categories: { ...(age ? { age: String(age) } : {}), ...(sex ? { sex: String(sex) } : {}) },
      sums: [sumAt(({ answer }) => !answer), given(numerator), given(denominator)],
    };
  });
}

/** The answers of one version by unit, age and sex, as far as bundles have released them. */
async function cellsOf(
  tx: Tx,
  { version, questionId }: { version: OpenVersion; questionId: string },
  id: IndicatorId,
  { cut, period, released }: { cut: Cut; period: Period; released: readonly Released[] },
): Promise<CountedCell[]> {
  const cells = cellSums(version, questionId, id);
  const sums = sql.join(
    cells.flatMap((cell) => cell.sums.map((each) => sql`sum(${each})::int`)),
    sql`, `,
  );
  const table = weighingSlots(version.definition).length === 0 ? sql`tally_month` : sql`tally_weighing`;
  // Counts of many cells are kept compressed, and would be unpacked again for each place that is read: the empty array unpacks them once.
  const rows = await tx.execute<{ unitId: string; counts: number[] }>(sql`
    select piece as "unitId", array[${sums}] as counts from (
      select ${pieceKey(cut.standing)} as piece, answers, counts || '{}'::int[] as counts from ${table}
      where version_id = ${version.id} and ${stoodBelow(cut.standing)} and month between ${period.from} and ${period.to}
        and channel <> ${NOT_IN_RATES} ${outside(cut.sealed)} ${onlyReleased(released, period)}
      offset 0
    ) as unpacked group by piece`);
  return rows.flatMap(({ unitId, counts }) =>
    cells.flatMap(({ categories }, at): CountedCell[] => {
      const [times = 0, x = 0, n = 0] = counts.slice(3 * at, 3 * at + 3);
      return times > 0 ? [{ unitId, categories, times, x, n }] : [];
    }),
  );
}

/** The district of each piece of a unit: the nearest unit at or above it then that the margin names. */
function districtsOf(units: readonly UnitNode[], { pieces }: Standing, named: ReadonlySet<string>): Map<string, string> {
  const slugs = new Map(units.map(({ id, slug }) => [id, slug]));
  return new Map(
    pieces.flatMap(({ key, chain }): [string, string][] => {
      const district = chain.map((id) => slugs.get(id)).find((slug) => slug !== undefined && named.has(slug));
      return district ? [[key, district]] : [];
    }),
  );
}

/** Known residents by margin, in the order in which the questionnaire and the tree have their categories. */
async function knownMargins(tx: Tx, units: readonly UnitNode[], { unitId, rows }: Population): Promise<KnownMargins> {
  const ordered = await marginCategoriesIn(tx, units, unitId);
  const of = (margin: "age" | "sex" | "district") =>
    new Map(
      ordered[margin].flatMap(({ key }) =>
        rows.filter((row) => row.margin === margin && row.category === key).map((row) => [key, row.residents]),
      ),
    );
  return { age: of("age"), sex: of("sex"), district: of("district") };
}

/** The rates of residents unweighted and weighted, for a unit whose own residents, or those of a unit above it, are known. */
export async function weights(actor: StaffActor, selection: Selection): Promise<Weights> {
  const { unit, units, period, today } = selection;
  const versions = await openedVersions();
  return transaction(reachOf(actor), async (tx) => {
    const cut = await cutOf(tx, actor, selection);
    const data = await monthsWithData(tx, cut.standing);
    const chain: UnitNode[] = [];
    for (let at: UnitNode | undefined = unit; at; at = units.find(({ id }) => id === at?.parentId)) chain.push(at);
    const stored = await populationsIn(
      tx,
      chain.map(({ id }) => id),
    );
    const of = chain.find(({ id }) => stored.some((each) => each.unitId === id));
    const own = stored.find(({ unitId }) => unitId === of?.id);
    const wide = own && own.unitId !== unit.id ? { ...cut, standing: await standingIn(tx, own.unitId) } : cut;
    const known = own ? await knownMargins(tx, units, own) : {};
    const districts = districtsOf(units, wide.standing, new Set(known.district?.keys()));
    const indicators: WeighedIndicator[] = [];
    for (const id of RESIDENTS) {
      const countAll = (of: Cut) =>
        countIndicator(
          tx,
          indicator(id),
          { ...of, service: undefined, channel: undefined },
          { now: period, before: before(period), series: seriesOf(period) },
        );
      const counted = await countAll(cut);
      if (!counted || (counted.now.n === 0 && !counted.now.given)) continue;
      const rating = (ids: readonly string[]) => {
        const { dontKnow, denominator } = indicator(id);
        const count = addCounts(ids.map((each) => counted.byUnit.get(each) ?? NONE));
        return rateOf(
          count,
          env().RAPPORT_STAFF_MINIMUM_BASE,
          dontKnow.some((code) => denominator.includes(code)),
        );
      };
      const cells: CountedCell[] = [];
      const { released } = wide === cut ? counted : ((await countAll(wide)) ?? counted);
      for (const fed of feeding(indicator(id), versions)) cells.push(...(await cellsOf(tx, fed, id, { cut: wide, period, released })));
      const placed = cells.map((cell) => {
        const district = districts.get(cell.unitId);
        return { ...cell, categories: { ...cell.categories, ...(district ? { district } : {}) } };
      });
      const weighing = weigh(placed, known);
      const weightedIn = (ids: readonly string[], unweighted: Rate) =>
        "problem" in weighing || !unweighted.shown
          ? undefined
          : weightedRate(
              weighing.design,
              placed.map(({ unitId, x, n }) => (ids.includes(unitId) ? { x, n } : { x: 0, n: 0 })),
            );
      const all = [...cut.standing.above.keys()];
      const unweighted = rating(all);
      indicators.push({
        id,
        unweighted,
        weighted: weightedIn(all, unweighted),
        weighing,
        units: directlyBelow(selection, cut.standing).map((child) => {
          const ids = keysBelow(cut.standing, child.id);
          const rate = rating(ids);
          return { unit: child, unweighted: rate, weighted: weightedIn(ids, rate) };
        }),
      });
    }
    return {
      population: own && of ? { ...own, unit: of } : undefined,
      indicators,
      periods: lattice(data.first, data.last, today),
      sealed: overlapping(cut.sealed, period),
    };
  });
}
