import writeWorkbook from "write-excel-file/node";
import type { Cell, Table } from "./table.ts";

/** A text is written as text, whatever it begins with: a workbook says so of each cell. */
const typed = (cell: Cell) =>
  cell === undefined ? null : typeof cell === "number" ? { value: cell, type: Number } : { value: cell, type: String };

/** A workbook (XLSX) with a sheet for each table, its columns' names in bold. */
export async function workbookOf(sheets: Readonly<Record<string, Table>>): Promise<Uint8Array> {
  const all = Object.entries(sheets).map(([sheet, { columns, rows }]) => ({
    sheet,
    data: [columns.map((value) => ({ value, type: String, fontWeight: "bold" })), ...rows.map((row) => row.map(typed))],
  }));
  return new Uint8Array(await (await writeWorkbook(all as never)).toBuffer());
}
