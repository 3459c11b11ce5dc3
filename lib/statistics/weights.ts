import { sumOf } from "./counts.ts";
import { finitePopulationCorrection } from "./exact.ts";

export type DesignEffect = { deff: number; effective: number };

/**
 * Kish's design effect of unequal weights, 1 + the relative variance of the weights, and the effective number of answers.
 *
 * `weights`: at least one, each ≥ 0 and not all 0, in any unit; `times`: how many answers have each, one unless given. Returns `deff` ≥ 1 and `effective` = n / deff. Throws `RangeError`
 * for others.
 * Source: Kish L (1992), Journal of Official Statistics 8:183-200.
 */
export function kish(weights: readonly number[], times?: readonly number[]): DesignEffect {
  const answers = (at: number) => times?.[at] ?? 1;
  const total = sumOf(weights.map((weight, at) => weight * answers(at)));
  if (!(total > 0) || weights.some((weight) => !(weight >= 0))) throw new RangeError("weights of at least one answer are needed");
  const count = times ? sumOf(times) : weights.length;
  const deff = (count * sumOf(weights.map((weight, at) => weight * weight * answers(at)))) / (total * total);
  return { deff, effective: count / deff };
}

/** A mean with its standard error, in the unit of what was measured. */
export type Estimate = { estimate: number; se: number };

/** Answers of one stratum and how many residents it stands for; `census` when the answers are a sample without replacement of them. */
export type Stratum = { values: readonly number[]; population: number; census?: boolean };

/**
 * Mean over strata whose populations are known.
 *
 * Each stratum: its values and its population > 0, at least two values each. Returns the mean and its standard error, with the
 * finite population correction where a stratum says so. Throws `RangeError` for a stratum of one value.
 * Source: Cochran WG (1977), Sampling Techniques, sections 5.3 to 5.6; R `survey::svymean`.
 */
export function stratifiedMean(strata: readonly Stratum[]): Estimate {
  const total = sumOf(strata.map(({ population }) => population));
  let [estimate, variance] = [0, 0];
  for (const { values, population, census } of strata) {
    const n = values.length;
    if (n < 2 || !(population > 0)) throw new RangeError("a stratum needs a population and at least two answers");
    const mean = sumOf(values) / n;
    const spread = sumOf(values.map((value) => (value - mean) ** 2)) / (n - 1);
    const share = population / total;
    estimate += share * mean;
    variance += (share * share * spread * (census ? finitePopulationCorrection(n, population) : 1)) / n;
  }
  return { estimate, se: Math.sqrt(variance) };
}
