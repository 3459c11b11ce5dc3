import { auditDifferences, auditSuppression, type Cell, disclosedCells } from "#lib/statistics/disclosure.ts";
import {
  FUNNEL_TAILS,
  funnelExactLimit,
  funnelScoreLimits,
  funnelUnits,
  overDispersedLimits,
  overDispersion,
} from "#lib/statistics/funnel.ts";
import { shownRate, suppressRow, suppressTable } from "#lib/statistics/suppression.ts";
import type { Interval } from "#lib/statistics/wilson.ts";
import { type Calculation, column, type Given, numberOf, numberOr, numbersIn, numbersOf, textOf } from "./case.ts";

function scoreLimits(given: Given) {
  const [target, n, times] = [numberOf(given, "theta"), numberOf(given, "n"), numberOr(given, "multiplier", 1)];
  const [inner, outer] = [FUNNEL_TAILS.inner, FUNNEL_TAILS.outer].map((tail) => funnelScoreLimits(target, n, tail)) as [Interval, Interval];
  const named = { lower_2s: inner.lower, upper_2s: inner.upper, lower_3s: outer.lower, upper_3s: outer.upper };
  const multiplied = Object.fromEntries(Object.entries(named).map(([name, limit]) => [`${name}_limit`, limit * times]));
  return { ...named, ...multiplied, baseline: target * times };
}

/** Units of a published table, whose counts are not whole, in the words of their publisher. */
function publishedFlags(given: Given) {
  const rows = given.table(textOf(given, "file"));
  const [x, n] = [numbersIn(rows, "numerator"), numbersIn(rows, "denominator")];
  const found = funnelUnits(x, n);
  const flags = found?.units.map(({ z, beyondInner, beyondOuter }) => {
    if (!beyondInner) return "Not significant";
    return `${z > 0 ? "High" : "Low"} (${beyondOuter ? "0.001" : "0.025"})`;
  });
  const counts = Object.fromEntries([...Map.groupBy(flags ?? [], (flag) => flag)].map(([flag, all]) => [flag, all.length]));
  return { theta: found?.target, counts, first10: flags?.slice(0, 10), published: column(rows, "significance") };
}

function flags(given: Given) {
  if (given.inputs.file !== undefined) return publishedFlags(given);
  const units = funnelUnits(numbersOf(given, "x"), numbersOf(given, "n"));
  const places = (chosen: (unit: NonNullable<typeof units>["units"][number]) => boolean) =>
    units?.units.flatMap((unit, at) => (chosen(unit) ? [at + 1] : []));
  return {
    theta: units?.target,
    z: units?.units.map(({ z }) => z),
    p_two_sided: units?.units.map(({ p }) => p),
    bh: units?.units.map(({ adjusted }) => adjusted),
    out95: places(({ beyondInner }) => beyondInner),
    out998: places(({ beyondOuter }) => beyondOuter),
    bh_reject_05: places(({ adjusted }) => adjusted <= 0.05),
  };
}

function dispersion(given: Given) {
  const [x, n] = [numbersOf(given, "x"), numbersOf(given, "n")];
  const found = overDispersion(x, n, numberOf(given, "winsor"));
  const limits = n.map((base) => overDispersedLimits(found.target, base, FUNNEL_TAILS.inner, found));
  const both = (kind: "multiplied" | "added") => ({
    lower: limits.map((each) => each[kind].lower),
    upper: limits.map((each) => each[kind].upper),
  });
  return {
    theta: found.target,
    z: found.z,
    phi_raw: found.phiRaw,
    phi: found.phi,
    tau2: found.tau2,
    tau: Math.sqrt(found.tau2),
    limits95_mult: both("multiplied"),
    limits95_add: both("added"),
  };
}

const intervals = (table: number[][], hidden: readonly Cell[], atLeast: number) =>
  Object.fromEntries(auditSuppression(table, hidden, atLeast).map(({ cell, lowest, highest }) => [cell.join(","), [lowest, highest]]));

function audit(given: Given) {
  const table = given.inputs.table as number[][];
  const hidden = given.inputs.suppressed as Cell[];
  const perLine = (line: 0 | 1) => [...Map.groupBy(hidden, (cell) => cell[line]).values()].every(({ length }) => length >= 2);
  const found = {
    intervals: intervals(table, hidden, 0),
    exactly_disclosed: disclosedCells(table, hidden),
    every_line_has_0_or_ge2_suppressed: perLine(0) && perLine(1),
  };
  if (given.inputs.known_lower_bound === undefined) return found;
  const atLeast = numberOf(given, "known_lower_bound");
  return {
    ...found,
    intervals_lb0: found.intervals,
    intervals_lb1: intervals(table, hidden, atLeast),
    exactly_disclosed_if_zeros_are_published: disclosedCells(table, hidden, atLeast),
  };
}

function suppressedRow(given: Given) {
  const counts = numbersOf(given, "counts");
  const together = numberOr(given, "min_sum", 0);
  const { primary, secondary } = suppressRow(counts, numberOf(given, "threshold"), together);
  const hidden = [...primary, ...secondary].sort((a, b) => a - b).map((place): Cell => [0, place]);
  // Where a sum is asked for, empty cells are known to be shown.
  return { primary, secondary, intervals: intervals([counts], hidden, together > 0 ? 1 : 0) };
}

function suppressedTable(given: Given) {
  const table = given.inputs.table as number[][];
  const { primary, secondary } = suppressTable(table, numberOf(given, "threshold"));
  return {
    primary,
    min_number_of_complements: secondary.length,
    optimal_complement_cells: secondary,
    complement_cost_sum: secondary.reduce((sum, [row, place]) => sum + (table[row]?.[place] ?? 0), 0),
    intervals: intervals(table, [...primary, ...secondary], 0),
  };
}

const EXCEPT = " except ";

/** Filters in words: "all stations", and "all stations except S5". */
function filters(given: Given) {
  const published = given.inputs.published as { filter: string; n: number; x: number }[];
  const excepted = published.flatMap(({ filter }) => filter.split(EXCEPT).slice(1));
  const all = [...excepted, "every other"];
  const sets = published.map(({ filter, n, x }) => {
    const without = filter.split(EXCEPT).slice(1);
    return { of: new Set(all.filter((each) => !without.includes(each))), n, x };
  });
  const [found] = auditDifferences(sets, 5);
  return { derived: found && { filter: [...found.of].join(", "), n: found.n, x: found.x }, disclosed: found !== undefined };
}

function rate(given: Given) {
  const found = shownRate(numberOf(given, "x"), numberOf(given, "n"), numberOf(given, "threshold_n"), numberOr(given, "topcode", 1));
  if (!found.shown) return { show_rate: false };
  const sign = found.bounded === "least" ? ">=" : found.bounded === "most" ? "<=" : "";
  return { show_rate: true, display: `${sign}${Math.round(found.rate * 100)}%` };
}

/** The names that the cases give to comparisons of units and to the protection of small counts. */
export const TABLES: Record<string, Calculation> = {
  funnel_score_limits: scoreLimits,
  funnel_flags: flags,
  funnel_exact_limits: (given) => ({
    limits: numbersOf(given, "p").map((p) => funnelExactLimit(numberOf(given, "theta"), numberOf(given, "n"), p)),
  }),
  overdispersion_proportion: dispersion,
  audit_suppression: audit,
  suppress_1d: suppressedRow,
  suppress_2d: suppressedTable,
  audit_filters: filters,
  suppress_rate: rate,
};
