import { laneyChart, pChart, runs } from "#lib/statistics/control-chart.ts";
import { drivers } from "#lib/statistics/drivers.ts";
import { agrestiCoull, clopperPearson, halfWidth, requiredSample } from "#lib/statistics/exact.ts";
import { newcombe, newcombeCorrected } from "#lib/statistics/newcombe.ts";
import { byar, poissonExact } from "#lib/statistics/poisson.ts";
import { outcomeRates } from "#lib/statistics/response-rates.ts";
import { gradeShares, withoutGuessing } from "#lib/statistics/shares.ts";
import { benjaminiHochberg, trendTest, twoProportionTest } from "#lib/statistics/tests.ts";
import { type Interval, wilson, wilsonCorrected, wilsonEffective } from "#lib/statistics/wilson.ts";
import { type Calculation, type Given, numberOf, numberOr, numbersIn, numbersOf, textOf } from "./case.ts";

type OfProportion = (x: number, n: number, confidence: number) => Interval | undefined;
const ofProportion =
  (estimator: OfProportion): Calculation =>
  (given) =>
    estimator(numberOf(given, "x"), numberOf(given, "n"), numberOf(given, "conf"));

const ofCount =
  (estimator: (x: number, confidence: number) => Interval): Calculation =>
  (given) =>
    estimator(numberOf(given, "x"), numberOf(given, "conf"));

const ofDifference =
  (estimator: typeof newcombe): Calculation =>
  (given) => {
    const [x1, n1, x2, n2] = ["x1", "n1", "x2", "n2"].map((name) => numberOf(given, name)) as [number, number, number, number];
    const found = estimator(x1, n1, x2, n2, numberOf(given, "conf"));
    return found && { diff: found.difference, lower: found.lower, upper: found.upper };
  };

const chiSquare = (found: { statistic: number; p: number } | undefined) => found && { X2: found.statistic, p: found.p };

/** Periods are counted from 1 in the cases. */
const seriesOf = (given: Given) => ({
  x: numbersOf(given, "x"),
  n: numbersOf(given, "n"),
  excluded: (given.inputs.exclude === undefined ? [] : numbersOf(given, "exclude")).map((place) => place - 1),
});
const chart = ({ centre, points }: ReturnType<typeof pChart>) => ({
  cl: centre,
  ucl: points.map(({ upper }) => upper),
  lcl: points.map(({ lower }) => lower),
  signal: points.flatMap(({ signal }, at) => (signal ? [at + 1] : [])),
});

function importance(given: Given) {
  const rows = given.table(given.inputs.file === undefined ? "demo_responses.csv" : textOf(given, "file"));
  const names = given.inputs.x as string[];
  const scored = rows.filter((row) => row[textOf(given, "y")] !== "9" || given.inputs.file !== undefined);
  const found = drivers(
    numbersIn(scored, textOf(given, "y")),
    names.map((name) => numbersIn(scored, name)),
  );
  const { shapley, relative, beta, ...same } = found;
  return { term: names, lmg: shapley, johnson_rw: relative, beta_std: beta, ...same };
}

function outcomes(given: Given) {
  const [complete, partial, refused, nonContact, other, unknownHousehold, unknownOther] = ["I", "P", "R", "NC", "O", "UH", "UO"].map(
    (name) => numberOf(given, name),
  ) as [number, number, number, number, number, number, number];
  const cases = { complete, partial, refused, nonContact, other, unknownHousehold, unknownOther };
  const found = outcomeRates(cases, numberOf(given, "e"));
  if (!found) return undefined;
  const { rr1: RR1, rr2: RR2, rr3: RR3, rr4: RR4, rr5: RR5, rr6: RR6 } = found;
  const { cooperation1: COOP1, cooperation3: COOP3, refusal1: REF1, contact1: CON1 } = found;
  return { RR1, RR2, RR3, RR4, RR5, RR6, COOP1, COOP3, REF1, CON1 };
}

function replies(given: Given) {
  const [sent, complete] = [numberOf(given, "sent"), numberOf(given, "replies")];
  const none = { partial: 0, refused: 0, other: 0, unknownHousehold: 0, unknownOther: 0 };
  return { RR: outcomeRates({ complete, nonContact: sent - complete, ...none }, 1)?.rr1 };
}

function withoutAnswer(given: Given) {
  const of = (...names: string[]) => names.reduce((sum, name) => sum + numberOr(given, name, 0), 0);
  const [middle, cannotSay] = [of("neither", "fair"), of("dk")];
  const found = gradeShares({ good: of("very_sat", "sat", "pos"), middle, bad: of("dissat", "very_dissat", "neg"), cannotSay });
  return { incl_dk: found?.goodOfAll, excl_dk: found?.good };
}

function variants(given: Given) {
  const [good, middle, bad] = [numberOf(given, "satisfied"), numberOf(given, "basically"), numberOf(given, "dissatisfied")];
  const found = gradeShares({ good, middle, bad });
  return { top_only: found?.good, incl_basic: found?.withMiddle, half_credit: found?.halfMiddle };
}

function sample(given: Given) {
  const population = numberOr(given, "N", Number.POSITIVE_INFINITY);
  const n = requiredSample(numberOf(given, "e"), { population });
  return { n, n_ceil: Math.ceil(n) };
}

function effective(given: Given) {
  const p = numberOf(given, "p");
  return { kish: wilsonEffective(p, numberOf(given, "neff_kish")), design: wilsonEffective(p, numberOf(given, "neff_design")) };
}

/** The names that the cases give to estimators of counts and series. */
export const PLAIN: Record<string, Calculation> = {
  wilson: ofProportion(wilson),
  wilson_cc: ofProportion(wilsonCorrected),
  clopper_pearson: ofProportion(clopperPearson),
  agresti_coull: ofProportion(agrestiCoull),
  newcombe: ofDifference(newcombe),
  newcombe_cc: ofDifference(newcombeCorrected),
  two_proportion_chisq: (given) =>
    chiSquare(twoProportionTest(numberOf(given, "x1"), numberOf(given, "n1"), numberOf(given, "x2"), numberOf(given, "n2"))),
  cochran_armitage_trend: (given) => chiSquare(trendTest(numbersOf(given, "x"), numbersOf(given, "n"), numbersOf(given, "score"))),
  bh_adjust: (given) => {
    const BH = benjaminiHochberg(numbersOf(given, "p"));
    return { BH, BH_sorted: BH.toSorted((a, b) => a - b) };
  },
  byars: ofCount(byar),
  poisson_exact: ofCount(poissonExact),
  p_chart: (given) => chart(pChart(seriesOf(given))),
  laney_p_prime: (given) => {
    const found = laneyChart(seriesOf(given));
    return { ...chart(found), sigma_z: found.sigmaZ, sigma_z_screened: found.sigmaZScreened };
  },
  anhoej_runs: (given) => {
    const { centre, points } = pChart(seriesOf(given));
    const found = runs(
      points.map(({ rate }) => rate),
      centre,
    );
    const { useful, longest, longestMost, crossings, crossingsLeast } = found;
    return { n_useful: useful, longest, longest_max: longestMost, crossings, crossings_min: crossingsLeast };
  },
  shapley_r2: importance,
  aapor_rates: outcomes,
  simple_rate: replies,
  satisfaction_variants: variants,
  dk_treatment: withoutAnswer,
  required_n: sample,
  margin_of_error: (given) => ({ moe: halfWidth(numberOf(given, "p"), numberOf(given, "n")) }),
  guessing_correction: (given) => ({ p_corrected: withoutGuessing(numberOf(given, "p"), numberOf(given, "options")) }),
  wilson_effective_n: effective,
};
