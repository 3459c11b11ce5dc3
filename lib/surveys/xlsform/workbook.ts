import readWorkbook from "read-excel-file/node";

/** One row of a sheet by the names of its columns, with its number as the spreadsheet shows it. */
export type SheetRow = { row: number; cells: ReadonlyMap<string, string> };
export type Sheets = { survey: SheetRow[]; choices: SheetRow[]; settings: SheetRow[] };

const MOST_BYTES = 1_000_000;
const MOST_UNPACKED = 20_000_000;
const MOST_ROWS = 500;

/** What a workbook says it unpacks to, from its own list of contents: a small file may hold a thousand times as much. */
function unpackedSize(bytes: Buffer): number {
  let size = 0;
  for (let at = bytes.indexOf("PK\u0001\u0002", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4, "latin1"))
    size += at + 28 <= bytes.length ? bytes.readUInt32LE(at + 24) : MOST_UNPACKED;
  return size;
}

function rowsOf(data: readonly (readonly unknown[])[]): SheetRow[] {
  const [header = [], ...rows] = data;
  const names = header.map((name) =>
    String(name ?? "")
      .trim()
      .replaceAll(/\s*::\s*/g, "::"),
  );
  return rows.slice(0, MOST_ROWS + 1).map((cells, index) => ({
    row: index + 2,
    cells: new Map(
      names.flatMap((name, column) =>
        name && cells[column] !== null && cells[column] !== undefined ? [[name, String(cells[column]).trim()]] : [],
      ),
    ),
  }));
}

/** The three sheets of an XLSForm workbook; never throws. */
export async function readSheets(
  sent: Uint8Array,
): Promise<{ ok: true; sheets: Sheets } | { ok: false; problem: "too_large" | "no_workbook" | "no_survey" }> {
  const bytes = Buffer.from(sent);
  if (bytes.length > MOST_BYTES || unpackedSize(bytes) > MOST_UNPACKED) return { ok: false, problem: "too_large" };
  try {
    const all = await readWorkbook(bytes);
    const rows = (name: string) => rowsOf(all.find(({ sheet }) => sheet.trim().toLowerCase() === name)?.data ?? []);
    const sheets = { survey: rows("survey"), choices: rows("choices"), settings: rows("settings") };
    if (sheets.survey.length === 0) return { ok: false, problem: "no_survey" };
    if (sheets.survey.length > MOST_ROWS || sheets.choices.length > MOST_ROWS) return { ok: false, problem: "too_large" };
    return { ok: true, sheets };
  } catch {
    return { ok: false, problem: "no_workbook" };
  }
}
