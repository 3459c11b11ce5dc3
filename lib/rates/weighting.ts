import { type Design, weightedInterval, weightedMean } from "#lib/statistics/linearised.ts";
import { InfeasibleMargins, type Margin, rake } from "#lib/statistics/raking.ts";
import { kish } from "#lib/statistics/weights.ts";
import type { Interval } from "#lib/statistics/wilson.ts";

/** What the margins of a population are by; the same as the table `population_margin` knows. */
export const MARGINS = ["age", "sex", "district"] as const;
export type MarginName = (typeof MARGINS)[number];
/** Answers that are alike in what they are weighed by: a category of each margin (`""` where it was not given), and how many. */
export type WeighedCell = { categories: Partial<Record<MarginName, string>>; times: number };
/** Residents by category of each margin, the categories in their own order. */
export type KnownMargins = Partial<Record<MarginName, ReadonlyMap<string, number>>>;

/** Categories that were joined, and the answers of the one that had too few. */
export type Joined = { margin: MarginName; into: string[]; because: string; answers: number };
/** One category (or joined ones) with its share of the residents, of the answers, and of the weighted answers. In [0, 1]. */
export type MarginRow = { categories: string[]; residents: number; answers: number; weighted: number };
export type Weighing = {
  /** One weight for each cell: how many residents an answer of it stands for. */
  weights: number[];
  design: Design;
  deff: number;
  effective: number;
  gap: number;
  capped: number;
  joined: Joined[];
  margins: { margin: MarginName; rows: MarginRow[] }[];
};
/** `stray`: answers of a category in which no residents are known. */
export type Unweighable = { problem: "none" | "infeasible"; what: string } | { problem: "stray"; margin: MarginName; what: string };

/** A category with fewer answers is joined with its neighbour. */
export const FEWEST_IN_CATEGORY = 10;
/** No answer counts for more than so many times the mean. */
export const MOST_WEIGHT = 5;
const NOT_GIVEN = "";

type Collapsed = { totals: Map<string, number>; nameOf: Map<string, string>; groups: string[][]; joined: Joined[] };

/** Join neighbours until each group has enough answers. A group is named after its first category. */
function collapse(
  margin: MarginName,
  residents: ReadonlyMap<string, number>,
  answers: ReadonlyMap<string, number>,
  fewest: number,
): Collapsed {
  let groups = [...residents].filter(([category, total]) => total > 0 || (answers.get(category) ?? 0) > 0).map(([category]) => [category]);
  const joined: Joined[] = [];
  const answersIn = (group: readonly string[]) => group.reduce((sum, category) => sum + (answers.get(category) ?? 0), 0);
  for (;;) {
    const at = groups.findIndex((group) => answersIn(group) < fewest);
    const group = groups[at];
    if (!group || groups.length < 2) break;
    const other = at + 1 < groups.length ? at + 1 : at - 1;
    const [first, second] = at < other ? [group, groups[other] ?? []] : [groups[other] ?? [], group];
    const into = [...first, ...second];
    joined.push({ margin, into, because: group.join(" + "), answers: answersIn(group) });
    groups = [...groups.slice(0, Math.min(at, other)), into, ...groups.slice(Math.max(at, other) + 1)];
  }
  const nameOf = new Map(groups.flatMap((group) => group.map((category): [string, string] => [category, group[0] ?? ""])));
  const totals = new Map(groups.map((group) => [group[0] ?? "", group.reduce((sum, category) => sum + (residents.get(category) ?? 0), 0)]));
  return { totals, nameOf, groups, joined };
}

/** The shares of a margin's categories among residents, answers and weighted answers of the rows that are shown. */
function marginRows(margin: Margin, groups: readonly string[][], times: readonly number[], weights: readonly number[]): MarginRow[] {
  const rows = groups.map((group) => {
    const isOf = (at: number) => margin.categories[at] === group[0];
    return {
      categories: group,
      residents: margin.totals.get(group[0] ?? "") ?? 0,
      answers: sum(times.filter((_, at) => isOf(at))),
      weighted: sum(weights.map((weight, at) => (isOf(at) ? weight * (times[at] ?? 0) : 0))),
    };
  });
  const whole = (of: "residents" | "answers" | "weighted") => sum(rows.map((row) => row[of]));
  return rows.map(({ categories, residents, answers, weighted }) => ({
    categories,
    residents: residents / whole("residents"),
    answers: answers / whole("answers"),
    weighted: weighted / whole("weighted"),
  }));
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/**
 * Weights that make answers add up to the residents of each age, sex and district, by raking with a cap.
 *
 * `cells`: answers by their categories; `known`: residents of each category, whose margins are scaled to the total of the first one.
 * A category with fewer than `fewest` answers is joined with its neighbour. Who did not give an age or a sex stays in with the share
 * that they have among the answers, for nothing is known of them. Returns the weights with their diagnostics, or why there are none.
 * Source: Battaglia MP et al. (2009), Practical considerations in raking survey data, Survey Practice 2(5); Kalton G,
 * Flores-Cervantes I (2003), Weighting methods, Journal of Official Statistics 19:81-97.
 */
export function weigh(
  cells: readonly WeighedCell[],
  known: KnownMargins,
  { fewest = FEWEST_IN_CATEGORY, cap = MOST_WEIGHT } = {},
): Weighing | Unweighable {
  const times = cells.map((cell) => cell.times);
  const all = sum(times);
  const names = (Object.keys(known) as MarginName[]).filter(
    (name) => (known[name]?.size ?? 0) > 0 && cells.some(({ categories }) => categories[name]),
  );
  if (all === 0 || names.length === 0) return { problem: "none", what: "" };
  const population = sum(known[names[0] ?? "age"]?.values() ?? []);
  const fitted = names.map((name) => {
    const residents = known[name] ?? new Map<string, number>();
    const answers = new Map<string, number>();
    for (const { categories, times: count } of cells)
      answers.set(categories[name] ?? NOT_GIVEN, (answers.get(categories[name] ?? NOT_GIVEN) ?? 0) + count);
    const unknown = [...answers.keys()].find((category) => category !== NOT_GIVEN && !((residents.get(category) ?? 0) > 0));
    const { totals, nameOf, groups, joined } = collapse(name, residents, answers, fewest);
    const notGiven = (answers.get(NOT_GIVEN) ?? 0) / all;
    const scale = ((1 - notGiven) * population) / sum(residents.values());
    const scaled = new Map([...totals].map(([category, total]) => [category, total * scale]));
    if (notGiven > 0) scaled.set(NOT_GIVEN, notGiven * population);
    const categories = cells.map((cell) => nameOf.get(cell.categories[name] ?? NOT_GIVEN) ?? NOT_GIVEN);
    const margin: Margin = { categories, totals: scaled };
    // Who did not say so is a row of its own once they are as many as a category must have; fewer are in no share.
    const areMany = (answers.get(NOT_GIVEN) ?? 0) >= fewest;
    return { name, margin, groups: areMany ? [...groups, [NOT_GIVEN]] : groups, joined, unknown };
  });
  const stray = fitted.find(({ unknown }) => unknown !== undefined);
  if (stray) return { problem: "stray", margin: stray.name, what: stray.unknown ?? "" };
  try {
    const { weights, gap, capped } = rake(
      fitted.map(({ margin }) => margin),
      { times, cap },
    );
    const design: Design = { weights, before: cells.map(() => 1), margins: fitted.map(({ margin }) => margin.categories), times };
    return {
      weights,
      design,
      ...kish(weights, times),
      gap,
      capped,
      joined: fitted.flatMap(({ joined }) => joined),
      margins: fitted.map(({ name, margin, groups }) => ({ margin: name, rows: marginRows(margin, groups, times, weights) })),
    };
  } catch (error) {
    if (error instanceof InfeasibleMargins) return { problem: "infeasible", what: error.message };
    throw error;
  }
}

/** A weighted rate, its interval and how many answers it stands on; `effective`: n* = p(1 - p) / v. Shares in [0, 1]. */
export type WeightedRate = Interval & { rate: number; se: number; n: number; effective: number };

/**
 * The weighted rate of a domain, with Wilson's interval on n* and t; all answers stay in the design.
 *
 * `design` as of `weigh`; `counts`: of each of its cells the answers in the numerator and in the base, those of the domain alone, at
 * most its `times`. `undefined` on fewer than two answers.
 * Source: as of `weightedMean` and `weightedInterval`.
 */
export function weightedRate(design: Design, counts: readonly { x: number; n: number }[]): WeightedRate | undefined {
  const n = sum(counts.map((each) => each.n));
  if (n < 2) return undefined;
  // Each cell in three places: who said so, who said something else, and who is not asked about here.
  const places = counts.flatMap((each, at) => [
    { at, value: 1, times: each.x },
    { at, value: 0, times: each.n - each.x },
    { at, value: undefined, times: (design.times?.[at] ?? 0) - each.n },
  ]);
  const there = places.filter(({ times }) => times > 0);
  const split: Design = {
    times: there.map(({ times }) => times),
    weights: there.map(({ at }) => design.weights[at] ?? 0),
    before: there.map(({ at }) => design.before[at] ?? 0),
    margins: design.margins.map((categories) => there.map(({ at }) => categories[at] ?? "")),
  };
  const values = there.map(({ value }) => value);
  const { estimate, se } = weightedMean(values, split);
  const valid = there.filter(({ value }) => value !== undefined);
  const { effective } = kish(
    valid.map(({ at }) => design.weights[at] ?? 0),
    valid.map(({ times }) => times),
  );
  const rate = Math.min(1, Math.max(0, estimate));
  const own = se > 0 && rate > 0 && rate < 1 ? (rate * (1 - rate)) / (se * se) : effective;
  return { rate, se, n, effective: own, ...weightedInterval({ estimate: rate, se }, n - 1, effective) };
}
