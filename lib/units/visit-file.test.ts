import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readVisitFile } from "./visit-file.ts";

const known = {
  units: new Map([
    ["harbour", "h"],
    ["hills", "i"],
  ]),
  services: new Set(["household", "traffic"]),
  today: "2026-11-23",
};

test("counts are read with any of the usual separators, a byte order mark, and columns in any order", () => {
  for (const separator of [",", ";", "\t"]) {
    const text = `\uFEFFMonth,Visits,UNIT,name,service\r\n2026-10,12,harbour,"Li, Na",household\r\n2026-11,0,hills,,traffic\r\n`;
    const { counts, problems } = readVisitFile(separator === "," ? text : text.replace('"Li, Na"', "x").replaceAll(",", separator), known);
    assert.deepEqual(problems, []);
    assert.deepEqual(counts, [
      { unitId: "h", serviceKey: "household", month: "2026-10-01", visits: 12 },
      { unitId: "i", serviceKey: "traffic", month: "2026-11-01", visits: 0 },
    ]);
  }
});

test("without a column of visits each line is one visit", () => {
  const visits = fc.array(fc.record({ unit: fc.constantFrom("harbour", "hills"), day: fc.integer({ min: 1, max: 23 }) }), { minLength: 1 });
  fc.assert(
    fc.property(visits, (lines) => {
      const text = ["unit,service,date", ...lines.map(({ unit, day }) => `${unit},traffic,2026-11-${String(day).padStart(2, "0")}`)];
      const { counts, problems } = readVisitFile(text.join("\n"), known);
      assert.deepEqual(problems, []);
      for (const { unitId, visits: counted } of counts)
        assert.equal(counted, lines.filter(({ unit }) => known.units.get(unit) === unitId).length);
      assert.equal(
        counts.reduce((sum, count) => sum + count.visits, 0),
        lines.length,
      );
    }),
  );
});

test("every line that cannot be counted is named with what it lacks", () => {
  const heading = "unit,service,month,visits";
  const found = (line: string) => readVisitFile([heading, "harbour,household,2026-10,1", line].join("\n"), known).problems;
  assert.deepEqual(found("nowhere,household,2026-10,1"), [{ line: 3, problem: "unit_unknown", value: "nowhere" }]);
  assert.deepEqual(found("harbour,magic,2026-10,1"), [{ line: 3, problem: "service_unknown", value: "magic" }]);
  for (const month of ["2026-13", "2026-12", "2020-01", "October", ""])
    assert.deepEqual(found(`harbour,traffic,${month},1`), [{ line: 3, problem: "month_wrong", value: month }]);
  for (const visits of ["-1", "1.5", "many", "", "1000001"])
    assert.deepEqual(found(`harbour,traffic,2026-10,${visits}`), [{ line: 3, problem: "visits_wrong", value: visits }]);
  assert.deepEqual(found("harbour,household,2026-10,2"), [{ line: 3, problem: "counted_before", value: "harbour, household, 2026-10" }]);
  assert.deepEqual(readVisitFile("place,what\na,b", known).problems, [{ line: 1, problem: "columns", value: "unit, service, date" }]);
  assert.equal(readVisitFile('unit,service,month\n"harbour,household', known).problems[0]?.problem, "unreadable");
  assert.deepEqual(readVisitFile("", known).problems[0]?.problem, "columns");
});

test("whatever the file holds, reading it never throws and counts nothing unknown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { counts } = readVisitFile(`unit,service,month\n${text}`, known);
      for (const { unitId, serviceKey } of counts) assert.ok(["h", "i"].includes(unitId) && known.services.has(serviceKey));
    }),
  );
});
