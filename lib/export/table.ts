/** A cell: text, a number, or nothing known. */
export type Cell = string | number | undefined;
/** A table to hand out: the names of its columns, and rows of as many cells. */
export type Table = { columns: readonly string[]; rows: readonly (readonly Cell[])[] };

/** Spreadsheets take a text that begins so for a formula; some take the wide signs of Chinese and Japanese keyboards too. */
const FORMULA = /^[\s\u200B]*[=+\-@＝＋－＠\t\r]/;

/** A text as it may stand in any spreadsheet: one that would be a formula becomes plain text by a leading apostrophe. */
export function plainText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function field(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = plainText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const lineOf = (cells: readonly Cell[]): string => `${cells.map(field).join(",")}\r\n`;

/**
 * CSV as RFC 4180 has it, with the mark by which spreadsheets know UTF-8; for programs that would read the mark as a part of the first
 * column's name, without it. The one way in which a table leaves as CSV.
 */
export function csvOf({ columns, rows }: Table, reader: "spreadsheet" | "program" = "spreadsheet"): Buffer {
  return Buffer.from(`${reader === "spreadsheet" ? "\uFEFF" : ""}${[columns, ...rows].map(lineOf).join("")}`);
}

const PIECE = 1 << 16;

/** The same, piece by piece, of rows that come one after another. */
export async function* csvPieces(columns: readonly string[], rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<Buffer> {
  let piece = `\uFEFF${lineOf(columns)}`;
  for await (const row of rows) {
    piece += lineOf(row);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece);
}
