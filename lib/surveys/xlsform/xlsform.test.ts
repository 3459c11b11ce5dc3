import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Cells, CHOICES, q, SETTINGS, SURVEY, workbook } from "#db/seed/test-xlsform.ts";
import { draft, lacks } from "../draft.ts";
import { readForm, readXlsForm } from "./read-xlsform.ts";
import type { SheetRow } from "./workbook.ts";

test("a form with two languages becomes a draft with the same questions, codes and follow-ups", async () => {
  const read = await readXlsForm(await workbook({ survey: SURVEY, choices: CHOICES, settings: SETTINGS }));
  assert.ok(read.ok, JSON.stringify(read));
  const { questions, title } = read.questionnaire;
  assert.deepEqual(title, { en: "After a visit" });
  assert.deepEqual(
    questions.map(({ id, type }) => `${id} ${type}`),
    [
      "overall scale",
      "wrong_things multiple",
      "solved single",
      "minutes number",
      "recommend rating",
      "age number",
      "more_2 text",
      "day date",
    ],
  );
  const [overall, wrong, , minutes, , age, more] = questions;
  assert.deepEqual(overall?.label, { en: "How was it?", es: "¿Qué tal?" });
  assert.deepEqual(overall?.help, { en: "One tap is enough" });
  assert.equal(overall?.required, true);
  assert.ok(overall && "options" in overall && wrong && "options" in wrong);
  assert.deepEqual(
    overall.options.map(({ code }) => code),
    [5, 4, 3, 2, 1, 9],
  );
  assert.deepEqual(overall.options[0]?.label, { en: "Grade 5", es: "Nota 5" });
  assert.deepEqual(wrong.when, { question: "overall", codes: [1, 2] });
  assert.deepEqual(
    wrong.options.map(({ code, other }) => [code, other]),
    [
      [1, undefined],
      [2, undefined],
      [3, true],
    ],
  );
  assert.deepEqual(minutes?.when, { question: "solved", codes: [1] });
  assert.ok(minutes?.type === "number" && age?.type === "number" && more?.type === "text");
  assert.deepEqual([minutes.min, minutes.max, age.min, age.max, more.lines], [1, 240, 18, 99, "long"]);
  assert.deepEqual(
    lacks(read.questionnaire).map(({ lack }) => lack),
    ["no_intro"],
  );
  assert.deepEqual(
    read.notes.map(({ remark, what }) => [remark, what]),
    [
      ["xls_group", "visit"],
      ["xls_note", "Thank you"],
    ],
  );
});

const rows = (cells: Cells): SheetRow[] => {
  const [header = [], ...rest] = cells;
  return rest.map((row, index) => ({
    row: index + 2,
    cells: new Map(header.flatMap((name, at) => (name && row[at] ? [[name, row[at]] as [string, string]] : []))),
  }));
};
const form = (survey: Cells) =>
  readForm({ survey: rows([["type", "name", "label", "relevant"], ...survey]), choices: rows(CHOICES), settings: [] });

test("every type without a counterpart is named with its row", () => {
  const types = [
    "decimal",
    "geopoint",
    "geotrace",
    "image",
    "audio",
    "video",
    "file",
    "barcode",
    "time",
    "dateTime",
    "rank yes_no",
    "acknowledge",
    "begin_repeat",
    "select_one_from_file a.csv",
    "xml-external",
    "nonsense",
  ];
  const read = form(types.map((type) => [type, "a", "A?", null]));
  assert.ok(!read.ok);
  assert.deepEqual(
    read.problems,
    types.map((what, index) => ({ remark: "xls_type", row: index + 2, what })),
  );
});

test("what cannot be followed, and lists that are missing, are named", () => {
  const cases: [Cells[number], string][] = [
    [["text", "a", "A?", `${q("b")} > 3`], "xls_relevant"],
    [["text", "a", "A?", `${q("later")} = 'yes'`], "xls_relevant"],
    [["select_one nowhere", "a", "A?", null], "xls_no_choices"],
  ];
  for (const [row, remark] of cases) {
    const read = form([row]);
    assert.ok(!read.ok && read.problems[0]?.remark === remark, remark);
  }
});

test("languages that we do not have are said, and those without a heading are in the form's own", async () => {
  const survey = [
    ["type", "name", "label", "label::Français (fr)"],
    ["text", "a", "¿Qué?", "Quoi ?"],
  ];
  const read = readForm({ survey: rows(survey), choices: [], settings: rows([["default_language"], ["Español (es)"]]) });
  assert.ok(read.ok);
  assert.deepEqual(read.questionnaire.questions[0]?.label, { es: "¿Qué?" });
  assert.deepEqual(read.notes, [{ remark: "xls_language", what: "Français (fr)" }]);
});

test("no file makes it throw: noise, a cut workbook, one without the sheet, one too large", async () => {
  const whole = await workbook({ survey: SURVEY, choices: CHOICES, settings: SETTINGS });
  const hostile = [
    new Uint8Array(),
    new Uint8Array([1, 2, 3]),
    whole.subarray(0, 300),
    whole.subarray(50),
    await workbook({ other: [["a"]] }),
    new Uint8Array(1_100_000),
  ];
  for (const bytes of hostile) {
    const read = await readXlsForm(bytes);
    assert.ok(!read.ok);
    assert.match(read.problems[0]?.remark ?? "", /^xls_(no_workbook|no_survey|too_large)$/);
  }
  const bomb = Buffer.from(whole);
  bomb.writeUInt32LE(900_000_000, bomb.indexOf("PK\u0001\u0002", 0, "latin1") + 24);
  assert.deepEqual(await readXlsForm(bomb), { ok: false, problems: [{ remark: "xls_too_large" }] });
});

test("whatever the rows say, it is refused in words or is a draft", () => {
  const type = fc.oneof(
    fc.constantFrom("select_one yes_no", "select_multiple wrong", "integer", "range", "text", "date", "begin group", "note", "select_one"),
    fc.string(),
  );
  const cell = fc.oneof(fc.constantFrom("overall", "yes", `${q("a")} = 'yes'`, "start=5 end=1", "key"), fc.string(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(fc.tuple(type, cell, cell, cell), { maxLength: 6 }), (survey) => {
      const read = form(survey);
      if (read.ok) assert.ok(draft.safeParse(read.questionnaire).success);
      else assert.ok(read.problems.length > 0);
    }),
  );
});
