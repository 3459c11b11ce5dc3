import { CsvError, parse } from "csv-parse/sync";
import { MARGINS, type MarginName } from "./weighting.ts";

/** What a line of the file lacks; `unreadable`, `columns`, `empty` and `totals_differ` are about all of it. */
export const POPULATION_PROBLEMS = [
  "unreadable",
  "columns",
  "empty",
  "margin_unknown",
  "category_unknown",
  "category_twice",
  "residents_wrong",
  "totals_differ",
] as const;
export type PopulationProblem = { line: number; problem: (typeof POPULATION_PROBLEMS)[number]; value: string };
export type PopulationRow = { margin: MarginName; category: string; residents: number };
export type PopulationFile = { rows: PopulationRow[]; problems: PopulationProblem[] };

/** The categories of each margin: the key under which it is kept, and every name by which a file may call it. */
export type Categories = Readonly<Record<MarginName, readonly { key: string; names: readonly string[] }[]>>;

const MOST_RESIDENTS = 2_000_000_000;
/** Sources round, and count people of unknown sex or place; more than this is a mistake. */
const TOTALS_DIFFER = 0.02;

type Row = { record: Record<string, string | undefined>; info: { lines: number } };

const plain = (text: string) => text.normalize("NFKC").trim().toLowerCase();

function totalsProblem(rows: readonly PopulationRow[]): PopulationProblem[] {
  const totals = [...Map.groupBy(rows, ({ margin }) => margin)].map(
    ([margin, own]) => [margin, own.reduce((sum, { residents }) => sum + residents, 0)] as const,
  );
  const counts = totals.map(([, total]) => total);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (totals.length === 0 || most - least <= TOTALS_DIFFER * most) return [];
  return [{ line: 1, problem: "totals_differ", value: totals.map(([margin, total]) => `${margin} ${total}`).join(", ") }];
}

/**
 * Margins of a population: a heading `margin,category,residents`, and a line for each age, sex and district. A category is its code
 * or its name in any language; a district is a unit. No other column is read.
 */
export function readPopulation(text: string, categories: Categories): PopulationFile {
  let lines: Row[];
  try {
    lines = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map(plain),
      delimiter: [";", "\t", ","].find((each) => /^[^\r\n]*/.exec(text)?.[0]?.includes(each)) ?? ",",
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], problems: [{ line: 1, problem: "unreadable", value: "" }] };
  }
  const [first] = lines;
  if (!first) return { rows: [], problems: [{ line: 1, problem: "empty", value: "" }] };
  if (["margin", "category", "residents"].some((name) => !(name in first.record)))
    return { rows: [], problems: [{ line: 1, problem: "columns", value: Object.keys(first.record).join(", ").slice(0, 80) }] };
  const rows: PopulationRow[] = [];
  const problems: PopulationProblem[] = [];
  for (const { record, info } of lines) {
    const [named = "", called = "", typed = ""] = [record.margin, record.category, record.residents];
    const refuse = (problem: PopulationProblem["problem"], value: string) =>
      problems.push({ line: info.lines, problem, value: value.slice(0, 80) });
    const margin = MARGINS.find((each) => each === plain(named));
    if (!margin) {
      refuse("margin_unknown", named);
      continue;
    }
    const category = categories[margin].find(
      ({ key, names }) => plain(key) === plain(called) || names.some((name) => plain(name) === plain(called)),
    );
    const residents = /^\d{1,12}$/.test(typed.replaceAll(/[\s'’]/g, "")) ? Number(typed.replaceAll(/[\s'’]/g, "")) : Number.NaN;
    if (!category) refuse("category_unknown", called);
    else if (rows.some((row) => row.margin === margin && row.category === category.key)) refuse("category_twice", called);
    else if (!(residents <= MOST_RESIDENTS)) refuse("residents_wrong", typed);
    else rows.push({ margin, category: category.key, residents });
  }
  return { rows, problems: [...problems, ...(problems.length === 0 ? totalsProblem(rows) : [])] };
}
