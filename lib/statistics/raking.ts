import { sumOf } from "./counts.ts";

/** One margin: the category of each answer, and how many residents each category has. */
export type Margin = { categories: readonly string[]; totals: ReadonlyMap<string, number> };
export type Raked = {
  weights: number[];
  iterations: number;
  /** The largest distance of a weighted margin from its total, as a share of the population. */
  gap: number;
  /** The share of answers whose weight stands at the cap. */
  capped: number;
};
type Options = {
  /** The weights to begin with; 1 each unless given. */
  start?: readonly number[];
  /** How many answers each place stands for, all alike; one each unless given. */
  times?: readonly number[];
  /** The most that a weight may be, as a multiple of the mean weight. */
  cap?: number;
};

/** Rounds end when no weight changes by more than this share of the mean weight. */
const PRECISION = 1e-12;
const MOST_ROUNDS = 1_000;
const TOTALS_AGREE = 1e-6;

/** Why margins cannot be met, in words for whoever typed them. */
export class InfeasibleMargins extends RangeError {
  override name = "InfeasibleMargins";
}

function refuseInfeasible(margins: readonly Margin[], times: readonly number[], cap: number): number {
  const count = sumOf(times);
  const totals = margins.map(({ totals: each }) => sumOf([...each.values()]));
  const [population = 0] = totals;
  if (count === 0 || !(population > 0)) throw new InfeasibleMargins("answers and a population are needed");
  if (totals.some((total) => Math.abs(total - population) > TOTALS_AGREE * population))
    throw new InfeasibleMargins(`the margins have different totals: ${totals.join(", ")}`);
  for (const { categories, totals: each } of margins) {
    if (categories.length !== times.length) throw new InfeasibleMargins("every answer needs a category of every margin");
    const seen = weighted({ categories }, times);
    for (const [category, total] of each) {
      const answers = seen.get(category) ?? 0;
      if (total > 0 && answers === 0) throw new InfeasibleMargins(`nobody answered of "${category}", which has ${total} residents`);
      if ((total / population) * count > cap * answers)
        throw new InfeasibleMargins(`"${category}" cannot be reached with weights of at most ${cap}`);
    }
    for (const category of seen.keys())
      if (!((each.get(category) ?? 0) > 0)) throw new InfeasibleMargins(`the population says nothing of "${category}"`);
  }
  return population;
}

function weighted({ categories }: Pick<Margin, "categories">, weights: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [at, category] of categories.entries()) sums.set(category, (sums.get(category) ?? 0) + (weights[at] ?? 0));
  return sums;
}

/** Cut weights at the most they may be; the others take the rest in proportion, until none is above. */
function cut(weights: readonly number[], times: readonly number[], most: number): number[] {
  let now = [...weights];
  while (now.some((weight) => weight > most)) {
    const over = sumOf(now.map((weight, at) => Math.max(0, weight - most) * (times[at] ?? 0)));
    const free = sumOf(now.map((weight, at) => (weight < most ? weight * (times[at] ?? 0) : 0)));
    now = now.map((weight) => (weight < most ? weight * (1 + over / free) : most));
  }
  return now;
}

function gapOf(margins: readonly Margin[], whole: readonly number[], population: number): number {
  const gaps = margins.flatMap((margin) => {
    const sums = weighted(margin, whole);
    return [...margin.totals].map(([category, total]) => Math.abs((sums.get(category) ?? 0) - total) / population);
  });
  return Math.max(0, ...gaps);
}

/**
 * Raking: weights that meet the margins of a population, by iterative proportional fitting until no weight changes by more than
 * 1e-12 of their mean. With a cap, weights above it are cut inside the loop, and what they lose goes to the others.
 *
 * `margins`: categories of the n answers (or of n kinds of answers, with how many of each in `times`) and the residents of each
 * category. Returns n weights that add up to the population, the
 * rounds it took, and how far the margins were met. Throws `InfeasibleMargins` when they cannot be, saying which.
 * Source: Deming WE, Stephan FF (1940), Annals of Mathematical Statistics 11:427-444; DeBell M, Krosnick JA (2009), ANES nes012427.
 */
export function rake(margins: readonly Margin[], { start, times: given, cap = Number.POSITIVE_INFINITY }: Options = {}): Raked {
  const places = start?.length ?? margins[0]?.categories.length ?? 0;
  const times = given ?? Array.from({ length: places }, () => 1);
  const population = refuseInfeasible(margins, times, cap);
  const count = sumOf(times);
  const whole = (weights: readonly number[]) => weights.map((weight, at) => weight * (times[at] ?? 0));
  const before = start ?? Array.from({ length: places }, () => 1);
  const scale = population / sumOf(whole(before));
  const most = cap === Number.POSITIVE_INFINITY ? cap : (cap * population) / count;
  let weights = before.map((weight) => weight * scale);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const earlier = weights;
    for (const margin of margins) {
      const sums = weighted(margin, whole(weights));
      weights = weights.map((weight, at) => {
        const category = margin.categories[at] ?? "";
        return (weight * (margin.totals.get(category) ?? 0)) / (sums.get(category) ?? 1);
      });
    }
    weights = cut(weights, times, most);
    let change = 0;
    for (const [at, weight] of weights.entries()) change = Math.max(change, Math.abs(weight - (earlier[at] ?? 0)));
    if (change < (PRECISION * population) / count) {
      const capped = sumOf(times.filter((_, at) => (weights[at] ?? 0) >= most)) / count;
      return { weights, iterations: round, gap: gapOf(margins, whole(weights), population), capped };
    }
  }
  throw new InfeasibleMargins(`the margins could not be met in ${MOST_ROUNDS} rounds`);
}
