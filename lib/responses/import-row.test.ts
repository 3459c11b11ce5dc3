import assert from "node:assert/strict";
import { test } from "node:test";
import { visitRating } from "#lib/surveys/standard/visit-rating.ts";
import { columnsOf, type ImportMapping, importMapping, mappingProblems } from "./import-mapping.ts";
import { rowReader } from "./import-row.ts";

const HEADER = ["day", "office", "matter", "mark", "solved", "said"];
const TODAY = "2026-06-30";

function mapping(changed: Record<string, unknown> = {}): ImportMapping {
  return importMapping.parse({
    title: "A survey at the counter",
    questionnaire: "visit-rating",
    unit: { column: "office", values: { East: "east-street" } },
    service: { column: "matter", values: { papers: "household" } },
    date: { column: "day", format: "DD.MM.YYYY" },
    questions: {
      overall: { column: "mark", values: { good: 4, bad: 2, "?": 9 } },
      solved: { column: "solved", values: { yes: 1, no: 3 } },
      change: { column: "said", words: true },
    },
    ...changed,
  });
}

const read = (cells: readonly string[], changed?: Record<string, unknown>) =>
  rowReader(mapping(changed), visitRating, HEADER, TODAY)(cells);
const reasons = (cells: readonly string[], changed?: Record<string, unknown>) => {
  const found = read(cells, changed);
  return found.ok ? [] : found.reasons;
};

test("a row becomes an answer of the questionnaire", () => {
  assert.deepEqual(read(["30.06.2026", " East ", "papers", "good", "no", "More chairs"]), {
    ok: true,
    row: {
      place: { slug: "east-street" },
      serviceKey: "household",
      day: "2026-06-30",
      choices: [4, 0, 0, 0, 0, 0, 0, 3, 1],
      words: ["More chairs"],
    },
  });
});

test("what was left open is stored as open, though our own form would ask for it", () => {
  const found = read(["1.2.2026", "East", "papers", "", "yes", ""]);
  assert.ok(found.ok);
  assert.deepEqual(found.row.choices, [0, 0, 0, 0, 0, 0, 0, 1, 0]);
});

test("every reason of a rejected row is named", () => {
  assert.deepEqual(reasons(["31.02.2026", "West", "none", "fine", "perhaps", ""]), [
    'office: "West" is no unit of the mapping',
    'matter: "none" is no service of the mapping',
    'day: "31.02.2026" is not a day written as DD.MM.YYYY',
    'mark: "fine" is no value of the mapping',
    'solved: "perhaps" is no value of the mapping',
  ]);
  assert.deepEqual(reasons(["1.1.2026", "East", "papers", "", "", ""]), ["answers no question"]);
  assert.deepEqual(reasons(["1.1.2026", "East", "papers", "good", "yes", "x".repeat(3000)]), ["said: too long"]);
  assert.deepEqual(reasons(["1.1.2026", "East", "papers"]), ["has 3 cells, the header has 6"]);
  assert.deepEqual(reasons(["1.7.2026", "East", "papers", "good", "", ""]), ["day: 2026-07-01 lies in the future"]);
  assert.deepEqual(reasons(["1.7.1926", "East", "papers", "good", "", ""]), ["day: 1926-07-01 lies before 1990"]);
});

test("a value named like a property of every object is still unknown", () => {
  assert.deepEqual(reasons(["1.1.2026", "constructor", "toString", "__proto__", "", ""]), [
    'office: "constructor" is no unit of the mapping',
    'matter: "toString" is no service of the mapping',
    'mark: "__proto__" is no value of the mapping',
  ]);
});

test("dates are read in the order that the mapping names", () => {
  const day = (cell: string, date: unknown) => {
    const found = read([cell, "East", "papers", "good", "", ""], { date });
    return found.ok ? found.row.day : undefined;
  };
  assert.equal(day("2026-3-4", { column: "day", format: "YYYY-MM-DD" }), "2026-03-04");
  assert.equal(day("2026-03-04T23:59:00Z", { column: "day", format: "YYYY-MM-DD" }), "2026-03-04");
  assert.equal(day("2026/03/04 08:00", { column: "day", format: "YYYY/MM/DD" }), "2026-03-04");
  assert.equal(day("03/04/2026", { column: "day", format: "DD/MM/YYYY" }), "2026-04-03");
  assert.equal(day("03/04/2026", { column: "day", format: "MM/DD/YYYY" }), "2026-03-04");
  assert.equal(day("03/04/26", { column: "day", format: "MM/DD/YYYY" }), undefined);
  assert.equal(day("2026-03-04", { column: "day", format: "DD.MM.YYYY" }), undefined);
  assert.equal(day("", { always: "2022" }), "2022-01-01");
  assert.equal(day("", { always: "2022-06" }), "2022-06-01");
  assert.equal(day("", { always: "2022-02-29" }), undefined);
});

test("a unit is made only for values that look as they should", () => {
  const unit = {
    column: "office",
    make: { below: "town", kind: "station", pattern: "^[0-9]{5}$", slug: "zip-{{value}}", name: { en: "ZIP {{value}}" } },
  };
  const found = read(["1.1.2026", "27701", "papers", "good", "", ""], { unit });
  assert.deepEqual(found.ok && found.row.place, { slug: "zip-27701", value: "27701" });
  assert.deepEqual(reasons(["1.1.2026", "2770", "papers", "good", "", ""], { unit }), ['office: "2770" is not written as ^[0-9]{5}$']);
});

test("a mapping that does not fit the file or the questionnaire says where", () => {
  const wrong = mapping({
    questions: {
      overall: { column: "mark", values: { good: 7 } },
      solved: { column: "solved", words: true },
      change: { column: "nowhere", values: { a: 1 } },
      mood: { column: "said", words: true },
    },
  });
  assert.deepEqual(mappingProblems(wrong, visitRating, [...HEADER, "day"]), [
    'the file has no column "nowhere" (it has "day", "office", "matter", "mark", "solved", "said", "day")',
    'the file has the column "day" more than once',
    'questions.overall: the value "good" means 7, which is no answer (5, 4, 3, 2, 1, 9)',
    'questions.solved: is answered by choosing, so it needs "values"',
    'questions.change: is not answered by choosing, so it needs "words": true',
    "questions.mood: the questionnaire has no such question",
  ]);
  assert.deepEqual(mappingProblems(mapping(), visitRating, HEADER), []);
  assert.deepEqual(columnsOf(mapping()).sort(), [...HEADER].sort());
});
