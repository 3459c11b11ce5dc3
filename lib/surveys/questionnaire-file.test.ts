import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { questionnaireFileSchema, readQuestionnaireFile, writeQuestionnaireFile } from "./questionnaire-file.ts";
import { TEMPLATE_KEYS, TEMPLATES } from "./templates.ts";

const ADDRESS = "https://rapport.example/api/questionnaire-schema";
const validates = new Ajv2020({ strict: false }).compile(questionnaireFileSchema(ADDRESS));
const fileOf = (key: (typeof TEMPLATE_KEYS)[number]) =>
  writeQuestionnaireFile({ key: "a-name", base: TEMPLATES[key].base, questionnaire: TEMPLATES[key].of([{ en: "A" }]) }, ADDRESS);

test("every template comes back from its file, and its file is as the published schema says", () => {
  for (const key of TEMPLATE_KEYS) {
    const read = readQuestionnaireFile(fileOf(key));
    assert.ok(read.ok, key);
    assert.deepEqual(read.file.questionnaire, JSON.parse(JSON.stringify(TEMPLATES[key].of([{ en: "A" }]))), key);
    assert.equal(validates(JSON.parse(fileOf(key))), key !== "nothing", `${key} ${JSON.stringify(validates.errors)}`);
  }
});

test("the schema refuses what cannot be opened, and so does the reader, saying where", () => {
  const broken = JSON.parse(fileOf("visit_rating"));
  broken.questionnaire.questions[1].options[0].code = 99;
  broken.questionnaire.questions[2].type = "signature";
  broken.more = true;
  assert.equal(validates(broken), false);
  const read = readQuestionnaireFile(JSON.stringify(broken));
  assert.ok(!read.ok);
  assert.deepEqual(
    read.problems.map(({ at }) => at).sort(),
    ["", "questionnaire.questions.1.options.0.code", "questionnaire.questions.2.type"].sort(),
  );
});

test("no file makes the reader throw", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => !readQuestionnaireFile(text).ok));
  assert.ok(!readQuestionnaireFile("").ok);
});
