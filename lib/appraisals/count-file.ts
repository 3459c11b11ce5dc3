import { CsvError, parse } from "csv-parse/sync";
import { type AuditedCount, readCount } from "./count.ts";

/** What a line of the file lacks; the first two are about all of it. */
export const FILE_PROBLEMS = ["unreadable", "columns", "unit_unknown", "count_wrong", "twice", "stands"] as const;
export type FileProblem = { line: number; problem: (typeof FILE_PROBLEMS)[number]; value: string };
export type UnitCount = AuditedCount & { unitId: string };

/** What tells a count of a period from every other: nothing is audited twice. */
export const cellOf = (unitId: string, { kind, subject }: Pick<AuditedCount, "kind" | "subject">): string => `${unitId} ${kind} ${subject}`;

/** The columns of the file, and what they are called in a form. */
export const COLUMNS = {
  subject: "subject",
  sampled: "sampled",
  officer_knew: "officerKnew",
  resident_knew: "residentKnew",
  both_knew: "bothKnew",
  complete: "complete",
  of_records: "ofRecords",
} as const;
const NEEDED = ["unit", "kind", "subject", "sampled"];
const DELIMITERS = [";", "\t", ","];

type Row = { record: Record<string, string | undefined>; info: { lines: number } };

function rowsOf(text: string): Row[] {
  const heading = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  return parse(text, {
    bom: true,
    columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
    delimiter: DELIMITERS.find((each) => heading.includes(each)) ?? ",",
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as Row[];
}

/**
 * Audited counts from a file: a heading with `unit` (its short name), `kind`, `subject` and `sampled`, and what the kind asks besides.
 * No other column is read. `units`: those that are appraised, by slug; `standing`: the cells of counts that are entered and not
 * withdrawn.
 */
export function readCountFile(
  text: string,
  units: ReadonlyMap<string, string>,
  plusItems: readonly string[],
  standing: ReadonlySet<string>,
): { counts: UnitCount[]; problems: FileProblem[] } {
  let rows: Row[];
  try {
    rows = rowsOf(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { counts: [], problems: [{ line: 1, problem: "unreadable", value: "" }] };
  }
  const names = Object.keys(rows[0]?.record ?? {});
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) return { counts: [], problems: [{ line: 1, problem: "columns", value: missing.join(", ") }] };
  const counts = new Map<string, UnitCount>();
  const problems: FileProblem[] = [];
  for (const { record, info } of rows) {
    const refuse = (problem: FileProblem["problem"], value: string) => problems.push({ line: info.lines, problem, value });
    const unitId = units.get(record.unit ?? "");
    const typed = (name: string) => record[Object.entries(COLUMNS).find(([, called]) => called === name)?.[0] ?? ""] ?? "";
    const count = readCount(record.kind ?? "", typed, plusItems);
    if (!unitId) refuse("unit_unknown", record.unit ?? "");
    else if (!count) refuse("count_wrong", `${record.kind ?? ""} ${record.subject ?? ""}`);
    else {
      const [cell, named] = [cellOf(unitId, count), `${record.unit}, ${count.kind}, ${count.subject}`];
      if (counts.has(cell)) refuse("twice", named);
      else if (standing.has(cell)) refuse("stands", named);
      else counts.set(cell, { unitId, ...count });
    }
  }
  return { counts: [...counts.values()], problems };
}
