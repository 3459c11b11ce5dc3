import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { auditDifferences, auditSuppression, type Cell, disclosedCells } from "./disclosure.ts";
import { protection, shownRate, suppressRow, suppressTable } from "./suppression.ts";

const MINIMUM = 5;
const TABLES = 10_000;
const smallTable = fc
  .record({ rows: fc.integer({ min: 2, max: 4 }), columns: fc.integer({ min: 2, max: 4 }) })
  .chain(({ rows, columns }) => {
    const count = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: 13, max: 300 }) },
    );
    return fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  });

/** Every table of whole counts with the same totals and the same shown cells, counted by trying: what an attacker can enumerate. */
function enumerated(table: number[][], hidden: readonly Cell[]): Map<string, Set<number>> {
  const found = new Map(hidden.map((cell) => [cell.join(), new Set<number>()]));
  const isHidden = (row: number, column: number) => found.has(`${row},${column}`);
  const rowLeft = table.map((row, at) => row.reduce((sum, value, column) => sum + (isHidden(at, column) ? value : 0), 0));
  const columnLeft = (table[0] ?? []).map((_, column) =>
    table.reduce((sum, row, at) => sum + (isHidden(at, column) ? (row[column] ?? 0) : 0), 0),
  );
  const chosen: number[] = [];
  const place = (index: number): void => {
    const cell = hidden[index];
    if (!cell) {
      if ([...rowLeft, ...columnLeft].every((left) => left === 0))
        for (const [at, each] of hidden.entries()) found.get(each.join())?.add(chosen[at] ?? 0);
      return;
    }
    const [row, column] = cell;
    const most = Math.min(rowLeft[row] ?? 0, columnLeft[column] ?? 0);
    for (let value = 0; value <= most; value += 1) {
      rowLeft[row] = (rowLeft[row] ?? 0) - value;
      columnLeft[column] = (columnLeft[column] ?? 0) - value;
      chosen[index] = value;
      place(index + 1);
      rowLeft[row] = (rowLeft[row] ?? 0) + value;
      columnLeft[column] = (columnLeft[column] ?? 0) + value;
    }
  };
  place(0);
  return found;
}

test("the audit finds exactly what can be enumerated", () => {
  const tiny = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 });
  fc.assert(
    fc.property(tiny, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (table, marks) => {
      const hidden = table.flatMap((row, at) => row.map((_, column): Cell => [at, column])).filter((_, at) => marks[at]);
      const possible = enumerated(table, hidden);
      for (const { cell, lowest, highest } of auditSuppression(table, hidden)) {
        const values = possible.get(cell.join()) ?? new Set();
        assert.deepEqual([lowest, highest], [Math.min(...values), Math.max(...values)], cell.join());
      }
    }),
    { numRuns: 300 },
  );
});

test(`of ${TABLES} random tables no hidden small cell can be recovered from the totals`, () => {
  let protectedTables = 0;
  fc.assert(
    fc.property(smallTable, (table) => {
      const pattern = suppressTable(table, MINIMUM);
      const hidden = [...pattern.primary, ...pattern.secondary];
      for (const [row, values] of table.entries())
        for (const [column, value] of values.entries())
          if (value > 0 && value < MINIMUM) assert.ok(pattern.primary.some((cell) => cell[0] === row && cell[1] === column));
      const disclosed = disclosedCells(table, hidden).filter((cell) => pattern.primary.includes(cell));
      if (disclosed.length === 0) {
        protectedTables += 1;
        assert.ok(pattern.primary.length === 0 || protection(table, pattern) > 0);
        return;
      }
      // Nothing can protect it: all that is not empty is hidden already, and the totals alone say it. Such a table is not published.
      const left = table.flat().filter((value) => value >= MINIMUM).length;
      assert.equal(pattern.secondary.length, left, "every cell that could help is hidden");
    }),
    { numRuns: TABLES },
  );
  assert.ok(protectedTables > TABLES * 0.8, `${protectedTables} tables could be protected`);
});

test("a row with a total hides two or more, which together hold what was asked for", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 12 }), (counts) => {
      const { primary, secondary } = suppressRow(counts, MINIMUM, MINIMUM);
      const hidden = [...primary, ...secondary];
      const usable = counts.filter((count) => count > 0).length;
      if (primary.length === 0) assert.equal(secondary.length, 0);
      else assert.ok(hidden.length >= Math.min(2, usable));
      const sum = hidden.reduce((total, place) => total + (counts[place] ?? 0), 0);
      if (primary.length > 0 && hidden.length < usable) assert.ok(sum >= MINIMUM);
    }),
  );
});

test("a difference of two published counts is found when it is too small, whatever the order", () => {
  const months = ["1", "2", "3", "4", "5", "6"];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 6 }),
      fc.shuffledSubarray([1, 2, 3, 4, 5, 6]),
      (counts, lengths) => {
        const published = lengths.map((length) => {
          const n = counts.slice(0, length).reduce((sum, count) => sum + count, 0);
          return { of: new Set(months.slice(0, length)), n, x: 0 };
        });
        const found = auditDifferences(published, MINIMUM);
        for (const [at, shorter] of lengths.entries())
          for (const [other, longer] of lengths.entries()) {
            const n = (published[other]?.n ?? 0) - (published[at]?.n ?? 0);
            const small = longer > shorter && n > 0 && n < MINIMUM;
            assert.equal(
              found.some(({ of }) => [...of].join() === months.slice(shorter, longer).join()),
              small,
            );
          }
      },
    ),
  );
});

test("a base in which everybody answered alike says only a bound", () => {
  assert.deepEqual(shownRate(25, 25, 10, 0.95), { shown: true, rate: 0.95, bounded: "least" });
  assert.deepEqual(shownRate(0, 25, 10, 0.95), { shown: true, rate: 1 - 0.95, bounded: "most" });
  assert.deepEqual(shownRate(5, 10, 10, 0.95), { shown: true, rate: 0.5, bounded: undefined });
  assert.deepEqual(shownRate(9, 9, 10), { shown: false });
  assert.deepEqual(shownRate(0, 0, 0), { shown: false });
});
