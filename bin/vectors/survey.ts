import { type Design, weightedDifference, weightedInterval, weightedMean } from "#lib/statistics/linearised.ts";
import { type Margin, rake } from "#lib/statistics/raking.ts";
import { type Estimate, kish, stratifiedMean } from "#lib/statistics/weights.ts";
import { type Calculation, column, type Given, numberOf, numbersIn, numbersOf, type Row, textOf } from "./case.ts";
import { DEMO_MARGINS, demoValues, marginOf, populationMargin } from "./survey-data.ts";

type Totals = Record<string, Record<string, number>>;
const SCHOOL_CLUSTERS = 757;
const SCHOOL_TYPES = { E: 4421, H: 755, M: 1018 };
const SCHOOL_WIDE = { No: 1072, Yes: 5122 };

const ones = (rows: readonly unknown[]) => rows.map(() => 1);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function demoRows(given: Given): Row[] {
  return given.table("demo_responses.csv");
}

function demoMargins(given: Given): Margin[] {
  return DEMO_MARGINS.map((name) => populationMargin(demoRows(given), given.table("demo_population.csv"), [name]));
}

/** Fitted weights with what a variance needs to know of how they came about. */
function fitted(margins: readonly Margin[], before: readonly number[]): Design & { weights: number[] } {
  const { weights } = rake(margins, { start: before });
  return { weights, before, margins: margins.map(({ categories }) => categories) };
}

const demoDesign = (given: Given) => fitted(demoMargins(given), ones(demoRows(given)));

/** The schools of one of R's example files with their own weights, fitted to margins. */
function schools(given: Given, totals: Totals): Design & { rows: Row[] } {
  const rows = given.table(textOf(given, "file"));
  const margins = Object.entries(totals).map(([name, each]) => marginOf(column(rows, name), each));
  const clustered = textOf(given, "file") === "apiclus1.csv";
  const clusters = column(rows, "dnum");
  const drawn = clustered ? new Set(clusters).size / SCHOOL_CLUSTERS : given.inputs.fpc ? rows.length / numberOf(given, "fpc") : 0;
  return { rows, ...fitted(margins, numbersIn(rows, "pw")), ...(clustered ? { clusters } : {}), drawn };
}

function fittedMean(given: Given): Estimate {
  const totals = given.inputs.margins as Totals | undefined;
  if (totals) {
    const design = schools(given, totals);
    return weightedMean(numbersIn(design.rows, "api00"), design);
  }
  const cells = [populationMargin(demoRows(given), given.table("demo_population.csv"), ["station", "age"])];
  const design = given.inputs.cells ? fitted(cells, ones(demoRows(given))) : demoDesign(given);
  return weightedMean(demoValues(demoRows(given), textOf(given, "variable")), design);
}

function admissions(counts: Record<string, number>) {
  const rows = Object.entries(counts).flatMap(([key, count]) => {
    const [admitted = "", gender = "", department = ""] = key.split("|");
    return Array.from({ length: count }, () => ({ admitted, gender, department }));
  });
  const evenly = (name: "gender" | "department") => {
    const kinds = [...new Set(rows.map((row) => row[name]))];
    return marginOf(
      rows.map((row) => row[name]),
      Object.fromEntries(kinds.map((kind) => [kind, rows.length / kinds.length])),
    );
  };
  const design = fitted([evenly("department"), evenly("gender")], ones(rows));
  return { design, admitted: rows.map((row) => Number(row.admitted === "Admitted")), gender: rows.map((row) => row.gender) };
}

let counted: Record<string, number> | undefined;

function raked(given: Given) {
  counted = given.inputs.counts as Record<string, number>;
  const { design, admitted } = admissions(counted);
  const { deff, effective } = kish(design.weights);
  return { ...weightedMean(admitted, design), deff_kish: deff, neff_kish: effective };
}

function domains(levels: readonly string[], category: readonly string[], values: readonly (number | undefined)[], design: Design) {
  const each = levels.map((level) =>
    weightedMean(
      values.map((value, at) => (category[at] === level ? value : undefined)),
      design,
    ),
  );
  return { level: levels, estimate: each.map(({ estimate }) => estimate), se: each.map(({ se }) => se) };
}

function domain(given: Given) {
  if (given.inputs.table !== undefined) {
    // The case names the table of the case before it.
    const { design, admitted, gender } = admissions(counted ?? {});
    return domains(["Male", "Female"], gender, admitted, design);
  }
  const category = column(demoRows(given), textOf(given, "by"));
  const levels = [...new Set(category)].sort();
  return domains(levels, category, demoValues(demoRows(given), textOf(given, "variable")), demoDesign(given));
}

function difference(given: Given) {
  const rows = demoRows(given);
  const values = demoValues(rows, textOf(given, "variable"));
  const [one, other] = ["a", "b"].map((name) => values.map((value, at) => (rows[at]?.station === textOf(given, name) ? value : undefined)));
  const { estimate: diff, se } = weightedDifference(one ?? [], other ?? [], demoDesign(given));
  return { diff, se };
}

const byCell = (rows: readonly Row[], names: readonly string[], weights: readonly number[]) =>
  Object.fromEntries(rows.map((row, at) => [names.map((name) => row[name]).join(" "), weights[at]]));

function rakedWeights(given: Given) {
  if (textOf(given, "file") === "apiclus1.csv") {
    const { rows, weights } = schools(given, given.inputs.margins as Totals);
    return byCell(rows, ["stype", "sch.wide"], weights);
  }
  const { weights } = demoDesign(given);
  const { deff, effective } = kish(weights);
  const whole = { sum: sum(weights), min: Math.min(...weights), max: Math.max(...weights), cv2: deff - 1, deff, neff: effective };
  return { cells: byCell(demoRows(given), DEMO_MARGINS, weights), ...whole };
}

function capped(given: Given) {
  const rows = demoRows(given);
  const cap = numberOf(given, "cap");
  const { weights, iterations, gap } = rake(demoMargins(given), { cap });
  const mean = sum(weights) / weights.length;
  const relative = weights.map((weight) => weight / mean);
  const design = { weights, before: ones(rows), margins: [] };
  return {
    iterations,
    min: Math.min(...relative),
    max: Math.max(...relative),
    deff: kish(weights).deff,
    cells: byCell(rows, DEMO_MARGINS, relative),
    top2: weightedMean(demoValues(rows, "top2"), design).estimate,
    max_margin_gap: gap,
  };
}

function fittedTable(given: Given) {
  const seed = numbersOf(given, given.inputs.seed ? "seed" : "sample");
  const [rowTotals, columnTotals] = [numbersOf(given, "row_targets"), numbersOf(given, "col_targets")];
  // One layout runs through the columns of a row first, the other through its first factor.
  const rowFirst = given.inputs.seed !== undefined;
  const inner = rowFirst ? columnTotals.length : rowTotals.length;
  const [outerOf, innerOf] = [seed.map((_, at) => String(Math.floor(at / inner))), seed.map((_, at) => String(at % inner))];
  const totals = (all: readonly number[]) => Object.fromEntries(all.map((total, at) => [String(at), total]));
  const margins = [marginOf(rowFirst ? outerOf : innerOf, totals(rowTotals)), marginOf(rowFirst ? innerOf : outerOf, totals(columnTotals))];
  const { weights } = rake(margins, { start: seed });
  return { fitted: weights, adjust: weights.map((weight, at) => weight / (seed[at] ?? 1)) };
}

function strata(given: Given) {
  const known = given.inputs.N as Record<string, number> | undefined;
  const rows = known ? demoRows(given) : given.table(textOf(given, "file"));
  const value = (row: Row) =>
    known ? Number(row.know === "1") : given.inputs.y === "api00" ? Number(row.api00) : Number(row["sch.wide"] === "Yes");
  const groups = Map.groupBy(rows, (row) => row[textOf(given, "strata")] ?? "");
  return stratifiedMean(
    [...groups].map(([name, group]) => ({
      values: group.map(value),
      population: known?.[name] ?? Number(group[0]?.fpc),
      census: given.inputs.fpc !== undefined,
    })),
  );
}

function designEffect(given: Given) {
  const weights = given.inputs.w ? numbersOf(given, "w") : schools(given, { stype: SCHOOL_TYPES, "sch.wide": SCHOOL_WIDE }).weights;
  const { deff, effective } = kish(weights);
  return { n: weights.length, sumw: sum(weights), deff, neff: effective, one_plus_cv2: deff };
}

function interval(given: Given) {
  const estimate = { estimate: numberOf(given, "p"), se: numberOf(given, "se") };
  return weightedInterval(estimate, numberOf(given, "df"), numberOf(given, "neff"));
}

/** The names that the cases give to estimators of weighted surveys. */
export const SURVEY: Record<string, Calculation> = {
  kish_deff: designEffect,
  stratified_mean: strata,
  stratified_proportion: strata,
  poststratified_mean: fittedMean,
  poststratified_weights: (given) => {
    const { rows, weights } = schools(given, { stype: SCHOOL_TYPES });
    return byCell(rows, ["stype"], weights);
  },
  raked_mean: fittedMean,
  raked_weights: rakedWeights,
  raking_ipf: fittedTable,
  raked_proportion: raked,
  raked_domain: domain,
  unweighted_mean: (given) => {
    const rows = demoRows(given);
    return weightedMean(demoValues(rows, textOf(given, "variable")), { weights: ones(rows), before: ones(rows), margins: [] });
  },
  raked_difference: difference,
  rake_with_cap: capped,
  svyciprop_wilson: interval,
};
