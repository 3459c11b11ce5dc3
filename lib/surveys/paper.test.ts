import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERY_TYPE } from "#db/seed/test-questionnaire.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { readAnswers } from "./answers.ts";
import { definition as definitionSchema } from "./definition.ts";
import { differingQuestions, onPaper, readPaper } from "./paper.ts";
import { TEMPLATES } from "./templates.ts";

const typed = {
  grade: "1",
  rated: "10",
  way: "14",
  way_other: "By boat",
  ways: "1, 2",
  short: "Fine",
  long: "",
  minutes: "12",
  day: "2026-11-23",
  late: "2",
  wrong: "Too long",
};

test("what is typed from paper is stored as what is chosen on a screen", () => {
  const screen = { ...typed, rated: ["10"], ways: ["1", "2"] };
  const fields = new Map(Object.entries(screen).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]));
  const answers = readPaper(EVERY_TYPE, new Map(Object.entries(typed)));
  assert.ok(answers.ok);
  assert.deepEqual(answers, readAnswers(EVERY_TYPE, fields));
  const cannot = readPaper(EVERY_TYPE, new Map([["rated", "99"]]));
  assert.ok(cannot.ok && cannot.choices[1] === 12);
});

test("a question left open on paper is skipped, also a required one; a box that is not there is refused", () => {
  const blank = readPaper(EVERY_TYPE, new Map());
  assert.ok(blank.ok);
  assert.deepEqual(new Set(blank.choices), new Set([0]));
  const wrong = readPaper(EVERY_TYPE, new Map([...Object.entries({ grade: "3", ways: "1 7", minutes: "601", day: "23.11.2026" })]));
  assert.ok(!wrong.ok);
  assert.deepEqual(wrong.problems, { grade: "unknown_option", ways: "unknown_option", minutes: "out_of_range", day: "not_a_date" });
});

test("every box that is printed can be typed, in every language and every template", () => {
  const whole = Object.values(TEMPLATES).flatMap((template) => definitionSchema.safeParse(template.of([{ en: "Harbour" }])).data ?? []);
  assert.ok(whole.length >= 8, "all but the empty one");
  for (const definition of whole) {
    for (const question of definition.questions)
      for (const locale of LOCALE_KEYS) {
        const way = onPaper(question, locale);
        for (const { code } of "boxes" in way ? way.boxes : []) {
          const alone = { ...definition, questions: [{ ...question, when: undefined }] };
          const answers = readPaper(alone, new Map([[question.id, code]]));
          assert.ok(answers.ok && answers.choices[0] !== 0, `${question.id} ${code}`);
        }
      }
  }
});

test("two typings are compared question by question", () => {
  const first = [1, 11, 14, 6, 1, 0, 13, 9824, 2, 1];
  assert.deepEqual(differingQuestions(EVERY_TYPE, first, first), []);
  assert.deepEqual(differingQuestions(EVERY_TYPE, first, [2, 11, 14, 6, 1, 0, 13, 9824, 1, 1]), ["grade", "late"]);
});
