import type { Margin } from "#lib/statistics/raking.ts";
import type { Row } from "./case.ts";

/** In this order, which is also the order of the names of their cells. */
export const DEMO_MARGINS = ["station", "age", "sex"] as const;

const MISSING = "9";
const GOOD = ["4", "5"];
const HALF: Record<string, number> = { "1": 0, "2": 0, "3": 0.5, "4": 1, "5": 1 };

type Derived = (row: Row) => number | undefined;
const unless =
  (name: string, derived: Derived): Derived =>
  (row) =>
    row[name] === MISSING ? undefined : derived(row);

/** What is derived of an answer; `undefined` where it is missing. */
const DERIVED: Record<string, Derived> = {
  top2: unless("sat", ({ sat = "" }) => Number(GOOD.includes(sat))),
  top3: unless("sat", ({ sat = "" }) => Number([...GOOD, "3"].includes(sat))),
  half: unless("sat", ({ sat = "" }) => HALF[sat]),
  top2dk: ({ sat = "" }) => Number(GOOD.includes(sat)),
  knowv: unless("know", ({ know }) => Number(know)),
  seev: unless("see", ({ see }) => Number(see)),
};

export function demoValues(rows: readonly Row[], variable: string): (number | undefined)[] {
  const derived = DERIVED[variable];
  if (!derived) throw new Error(`no variable ${variable}`);
  return rows.map(derived);
}

export function marginOf(categories: readonly string[], totals: Readonly<Record<string, number>>): Margin {
  return { categories, totals: new Map(Object.entries(totals)) };
}

/** The margin of some columns together, from a table of the population with its counts in `N`. */
export function populationMargin(rows: readonly Row[], population: readonly Row[], names: readonly string[]): Margin {
  const of = (row: Row) => names.map((name) => row[name]).join(" ");
  const totals = new Map<string, number>();
  for (const row of population) totals.set(of(row), (totals.get(of(row)) ?? 0) + Number(row.N));
  return { categories: rows.map(of), totals };
}
