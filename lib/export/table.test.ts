import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { csvOf, plainText } from "./table.ts";

const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", '=HYPERLINK("x")'];

test("no text can be a formula, and no number is changed", () => {
  for (const formula of FORMULAS) assert.ok(plainText(formula).startsWith("'"), formula);
  for (const text of ["a=1", "1-2", "中文", "", "don't"]) assert.equal(plainText(text), text);
  const text = csvOf({ columns: ["a", "b"], rows: [[-1.5, "=1"]] }).toString();
  assert.equal(text, "\uFEFFa,b\r\n-1.5,'=1\r\n");
});

test("what is written is read back cell by cell, whatever is in it", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary" }).filter((text) => !/^\s*[=+\-@]/.test(text) && !/^[\t\r\s]/.test(text) && !text.includes("\uFEFF")),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
      const back = parse(csvOf({ columns: ["one", "two", "three"], rows }), { bom: true, relax_quotes: false }) as string[][];
      assert.deepEqual(
        back.slice(1),
        rows.map((row) => row.map((each) => (each === undefined ? "" : String(each)))),
      );
    }),
  );
});
