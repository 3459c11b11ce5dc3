import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LOCALE_KEYS, type Localised } from "#lib/i18n/locales.ts";
import { readAnswers } from "./answers.ts";
import { type Definition, definition, type Question, type QuestionOf, type QuestionType } from "./definition.ts";
import { columnsOf, readAnswer as read, slotsOf, storedChoices } from "./registry.ts";
import { slotPlaces, tallySlots } from "./slots.ts";
import { residentSatisfaction } from "./standard/resident-satisfaction.ts";
import { residentSurvey } from "./standard/resident-survey.ts";
import { visitRating } from "./standard/visit-rating.ts";

const label = { en: "?" };
const readAnswer = (asked: Question, values: readonly string[], other: readonly string[] = []) => read(asked, { values, other });
const options = [1, 2, 3, 9].map((code) => ({ code, label }));
const asked = definition.parse({
  title: label,
  intro: label,
  questions: [
    { type: "scale", id: "grade", label, options, required: true },
    { type: "single", id: "one", label, options },
    { type: "multiple", id: "some", label, options },
    { type: "text", id: "words", label, maxLength: 10 },
    { type: "rating", id: "rated", label, lowest: label, highest: label, cannotSay: true },
    { type: "number", id: "count", label, min: -3, max: 120 },
    { type: "date", id: "on", label },
    { type: "single", id: "which", label, options: [...options, { code: 14, label, other: true }] },
  ],
}) as Definition;
const question = <T extends QuestionType>(type: T): QuestionOf<T> => {
  const found = asked.questions.find((each) => each.type === type);
  assert.ok(found);
  return found as QuestionOf<T>;
};

test("a choice among options is one known code", () => {
  for (const type of ["scale", "single"] as const) {
    for (const code of [1, 2, 3, 9]) assert.deepEqual(readAnswer(question(type), [String(code)]), { ok: true, choice: code, words: "" });
    for (const wrong of ["0", "4", "01", "1 ", "1.0", "１", "-1", "NaN", "__proto__"])
      assert.deepEqual(readAnswer(question(type), [wrong]), { ok: false, problem: "unknown_option" }, wrong);
    assert.deepEqual(readAnswer(question(type), ["1", "1"]), { ok: false, problem: "one_only" });
  }
  assert.deepEqual(readAnswer(question("scale"), []), { ok: false, problem: "required" });
  assert.deepEqual(readAnswer(question("single"), []), { ok: true, choice: 0, words: "" });
  assert.deepEqual(readAnswer(question("single"), [""]), { ok: true, choice: 0, words: "" });
});

test("several choices are one bit each, in any order and however often", () => {
  assert.deepEqual(readAnswer(question("multiple"), ["1", "3"]), { ok: true, choice: 0b101, words: "" });
  assert.deepEqual(readAnswer(question("multiple"), ["3", "1", "3"]), { ok: true, choice: 0b101, words: "" });
  assert.deepEqual(readAnswer(question("multiple"), ["9"]), { ok: true, choice: 1 << 8, words: "" });
  assert.deepEqual(readAnswer(question("multiple"), ["1", "4"]), { ok: false, problem: "unknown_option" });
  assert.deepEqual(readAnswer(question("multiple"), []), { ok: true, choice: 0, words: "" });
});

test("words are kept as written, without ends and what cannot be stored", () => {
  assert.deepEqual(readAnswer(question("text"), [" a\r\nb\u0000 "]), { ok: true, choice: 1, words: "a\nb" });
  assert.deepEqual(readAnswer(question("text"), [" \r\n "]), { ok: true, choice: 0, words: "" });
  assert.deepEqual(readAnswer(question("text"), ["😀".repeat(10)]), { ok: true, choice: 1, words: "😀".repeat(10) });
  assert.deepEqual(readAnswer(question("text"), ["😀".repeat(11)]), { ok: false, problem: "too_long" });
  assert.deepEqual(readAnswer(question("text"), ["a", "b"]), { ok: false, problem: "one_only" });
});

test("whatever is sent is read without throwing, and an accepted answer fits into smallint", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...asked.questions),
      fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("1", "2", "3", "9"))),
      (each, sent) => {
        const answer = readAnswer(each, sent, sent);
        if (!answer.ok) return;
        assert.ok(Number.isInteger(answer.choice) && answer.choice >= 0 && answer.choice < 2 ** 15);
        assert.ok(!answer.words.includes("\u0000"));
      },
    ),
  );
});

test("a field that is no question refuses the whole, whatever it is called", () => {
  for (const name of ["other", "__proto__", "constructor", "toString", ""]) {
    const answers = readAnswers(
      asked,
      new Map([
        ["grade", ["1"]],
        [name, ["1"]],
      ]),
    );
    assert.equal(answers.ok, false, name);
    assert.ok(!answers.ok && Object.hasOwn(answers.problems, name), name);
  }
  assert.deepEqual(
    readAnswers(
      asked,
      new Map([
        ["grade", ["1"]],
        ["words", ["hello"]],
      ]),
    ),
    { ok: true, choices: [1, 0, 0, 1, 0, 0, 0, 0], words: ["hello", ""] },
  );
});

test("what is accepted is what may be stored, and each counter has a column of its own", () => {
  const schema = storedChoices(asked);
  const sent = fc.record(
    Object.fromEntries(
      asked.questions.map(({ id, type }) => [id, fc.constantFrom(...(type === "date" ? [["2024-05-06"], ["x"]] : [["1"], ["2"], []]))]),
    ),
    { requiredKeys: [] },
  );
  let stored = 0;
  fc.assert(
    fc.property(sent, (fields) => {
      const answers = readAnswers(asked, new Map(Object.entries(fields).map(([id, values]) => [id, values ?? []])));
      if (!answers.ok) return;
      stored += 1;
      assert.ok(schema.safeParse(answers.choices).success, JSON.stringify(answers.choices));
      for (const [index] of answers.choices.entries())
        assert.ok(!schema.safeParse(answers.choices.with(index, 32_001)).success, String(index));
    }),
  );
  assert.ok(stored > 5);
  assert.ok(!schema.safeParse([1]).success);
  const columns = asked.questions.flatMap(columnsOf);
  assert.equal(columns.length, tallySlots(asked).length);
  assert.equal(new Set(columns).size, columns.length);
});

const SLOTS = { grade: 5, one: 5, some: 5, words: 2, rated: 13, count: 11, on: 2, which: 6 };

test("each accepted choice is counted in the slots of its question, and skipping in the first", () => {
  for (const each of asked.questions) {
    const slots = slotsOf(each);
    assert.deepEqual(slots[0], { code: 0, rule: { match: "equals", value: 0 } });
    assert.equal(slots.length, SLOTS[each.id as keyof typeof SLOTS], each.id);
  }
  const held = slotsOf(question("multiple")).filter(({ rule }) => rule.match === "holds" && (0b101 & rule.bit) !== 0);
  assert.deepEqual(
    held.map(({ code }) => code),
    [1, 3],
  );
});

test("the layout of a tally follows the questions, and places count from one", () => {
  const slots = tallySlots(asked);
  assert.equal(
    slots.length,
    Object.values(SLOTS).reduce((sum, count) => sum + count, 0),
  );
  assert.deepEqual(slotPlaces(asked, "grade", [1, 2]), [2, 3]);
  assert.deepEqual(slotPlaces(asked, "one", [9]), [10]);
  assert.deepEqual(slotPlaces(asked, "words", [1]), [17]);
  assert.deepEqual(slotPlaces(asked, "nothing", [1]), []);
});

test("the standard questionnaires are whole: one required question on a visit, every wording in every language", () => {
  const survey = residentSurvey([{ en: "North", zh: "北区", es: "Norte", ar: "الشمال" }]);
  for (const each of [visitRating, survey, residentSatisfaction]) {
    assert.deepEqual(definition.parse(each), each);
    const whole = (text: Localised) => assert.deepEqual(Object.keys(text).sort(), [...LOCALE_KEYS].sort(), text.en);
    for (const text of [each.title, each.intro, ...each.questions.map(({ label: asked }) => asked)]) whole(text);
    for (const each2 of each.questions) if ("options" in each2) for (const option of each2.options) whole(option.label);
  }
  assert.deepEqual(
    visitRating.questions.filter(({ required }) => required).map(({ id }) => id),
    ["overall"],
  );
  assert.deepEqual(
    visitRating.questions.map(({ id }) => id),
    ["overall", "access", "respect", "explained", "dealt_with", "timely", "fair", "solved", "change"],
  );
  assert.deepEqual(
    survey.questions.map(({ id }) => id),
    ["know", "contact", "seen", "enough", "job", "safe", "age", "sex", "district"],
  );
});
