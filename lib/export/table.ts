/** A cell: text, a number, or nothing known. */
export type Cell = string | number | undefined;
/** A table to hand out: the names of its columns, and rows of as many cells. */
export type Table = { columns: readonly string[]; rows: readonly (readonly Cell[])[] };

/** Spreadsheets take a text that begins so for a formula. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

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

/** CSV as RFC 4180 has it, with the mark by which spreadsheets know UTF-8. The one way in which a table leaves as CSV. */
export function csvOf({ columns, rows }: Table): Buffer {
  const lines = [columns, ...rows].map((line) => line.map(field).join(","));
  return Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`);
}
