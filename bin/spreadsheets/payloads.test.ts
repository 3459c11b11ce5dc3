import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/node";
import { csvOf, type Table } from "#lib/export/table.ts";
import { workbookOf } from "#lib/export/workbook.ts";
import { numbersFor, payloads } from "./payloads.ts";

const COUNT = 2_000;
const texts = payloads(COUNT);
const numbers = numbersFor(COUNT);
const table: Table = { columns: ["text", "number"], rows: texts.map((text, at) => [text, numbers[at]]) };

test("of 2,000 texts that could be formulas none stands as one in a CSV file, and no number is changed", () => {
  const rows = parse(csvOf(table), { bom: true }) as string[][];
  assert.equal(rows.length, COUNT + 1);
  for (const [at, [text = "", number]] of rows.slice(1).entries()) {
    assert.ok(!/^[\s\u200B]*[=+\-@＝＋－＠]/.test(text), JSON.stringify(text));
    assert.ok(text === texts[at] || text === `'${texts[at]}`, "nothing else of it is changed");
    assert.equal(Number(number), numbers[at]);
  }
});

test("in a workbook each of them is a text cell as it was typed, and each number a number", async () => {
  const [sheet] = await readWorkbook(Buffer.from(await workbookOf({ table })));
  for (const [at, number] of numbers.entries()) {
    const [text, read] = sheet?.data[at + 1] ?? [];
    assert.equal(typeof text, "string");
    assert.equal(read, number);
  }
});
