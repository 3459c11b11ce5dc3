import { CsvError, parse } from "csv-parse/sync";

export type CsvRow = { line: number; record: Record<string, string> };
const DELIMITERS = [";", "\t", ","];

/** The lines of a file with a heading, whatever it is separated by, or `undefined` for what is no such file. */
export function csvRows(text: string): CsvRow[] | undefined {
  const heading = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  try {
    const rows = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: DELIMITERS.find((each) => heading.includes(each)) ?? ",",
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ line: info.lines, record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return undefined;
  }
}
