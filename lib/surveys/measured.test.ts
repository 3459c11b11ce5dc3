import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readAnswers } from "./answers.ts";
import { definition } from "./definition.ts";
import { bins, date, dateOf, number, RATING_CANNOT_SAY, rating } from "./measured.ts";
import { readAnswer } from "./registry.ts";

const label = { en: "?" };
const plain = { id: "q", label, required: false };
const rated = { ...plain, type: "rating" as const, lowest: label, highest: label, cannotSay: true };
const counted = { ...plain, type: "number" as const, min: -3, max: 120 };
const dated = { ...plain, type: "date" as const };
const sent = (...values: string[]) => ({ values, other: [] });
const stored = (choice: number, words = "") => ({ ok: true, choice, words });
const refused = (problem: string) => ({ ok: false, problem });

test("a rating is one of eleven, or that one cannot say", () => {
  for (let value = 0; value <= 10; value += 1) assert.deepEqual(rating.read(rated, sent(String(value))), stored(value + 1));
  assert.deepEqual(rating.read(rated, sent("cannot_say")), stored(RATING_CANNOT_SAY));
  for (const wrong of ["11", "-1", "1.5", "00", "x"]) assert.deepEqual(rating.read(rated, sent(wrong)), refused("unknown_option"), wrong);
  assert.deepEqual(rating.read({ ...rated, cannotSay: false }, sent("cannot_say")), refused("unknown_option"));
  assert.equal(rating.slots(rated).length, 13);
});

test("a number is whole, in its range, and typed in any digits", () => {
  const typed = { "-3": 1, "0": 4, "120": 124, " 12 ": 16, "１２": 16, "١٢": 16, "−2": 2 };
  for (const [text, choice] of Object.entries(typed)) assert.deepEqual(number.read(counted, sent(text)), stored(choice), text);
  for (const text of ["-4", "121"]) assert.deepEqual(number.read(counted, sent(text)), refused("out_of_range"), text);
  for (const text of ["1.5", "1e2", "twelve", "--1", "1 2"])
    assert.deepEqual(number.read(counted, sent(text)), refused("not_a_number"), text);
});

test("the bins of a number hold every value of its range once", () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 20_000 }), (min, width) => {
      const asked = { ...counted, min, max: min + width };
      const slots = number.slots(asked).slice(1);
      let next = 1;
      for (const { rule } of slots) {
        assert.ok(rule.match === "between" && rule.from === next && rule.to >= rule.from);
        next = rule.to + 1;
      }
      assert.equal(next, width + 2);
      assert.ok(slots.length <= 10 && bins(asked).length === slots.length + 1);
    }),
  );
});

test("a date is a day of the calendar and is read back as it was", () => {
  for (const day of ["2000-01-01", "2026-11-23", "2024-02-29"]) {
    const answer = date.read(dated, sent(day));
    assert.ok(answer.ok);
    assert.equal(dateOf(answer.choice), day);
  }
  for (const wrong of ["2025-02-29", "23.11.2026", "tomorrow"])
    assert.deepEqual(date.read(dated, sent(wrong)), refused("not_a_date"), wrong);
  for (const far of ["1999-12-31", "2099-01-01"]) assert.deepEqual(date.read(dated, sent(far)), refused("out_of_range"), far);
});

test("what may be left open is stored as open, and what may not is asked for", () => {
  for (const asked of [rated, counted, dated]) {
    assert.deepEqual(readAnswer(asked, sent()), stored(0));
    assert.deepEqual(readAnswer({ ...asked, required: true }, sent("")), refused("required"));
    assert.deepEqual(readAnswer(asked, sent("1", "1")), refused("one_only"));
  }
});

const options = [
  { code: 1, label },
  { code: 2, label },
  { code: 14, label, other: true as const },
];

test("which other is kept with 'other' and with nothing else", () => {
  const which = { ...plain, type: "single" as const, options };
  assert.deepEqual(readAnswer(which, { values: ["14"], other: [" The parking "] }), stored(14, "The parking"));
  assert.deepEqual(readAnswer(which, sent("14")), stored(14));
  assert.deepEqual(readAnswer(which, { values: ["1"], other: ["The parking"] }), stored(1));
  assert.deepEqual(readAnswer(which, { values: ["14"], other: ["x".repeat(201)] }), refused("too_long"));
  const several = { ...which, type: "multiple" as const };
  assert.deepEqual(readAnswer(several, { values: ["1", "14"], other: ["Parking"] }), stored(1 | (1 << 13), "Parking"));
});

test("words stand in the order of the questions that take some", () => {
  const asked = definition.parse({
    title: label,
    intro: label,
    questions: [
      { type: "single", id: "which", label, options },
      { type: "single", id: "plain", label, options: options.slice(0, 2) },
      { type: "text", id: "why", label, maxLength: 50, lines: "short" },
    ],
  });
  const fields = new Map([
    ["which", ["14"]],
    ["which_other", ["Parking"]],
    ["why", ["Because"]],
  ]);
  assert.deepEqual(readAnswers(asked, fields), { ok: true, choices: [14, 0, 1], words: ["Parking", "Because"] });
  assert.equal(readAnswers(asked, new Map([["plain_other", ["Parking"]]])).ok, false);
});

test("a questionnaire cannot use a name of the form, a name twice, or a code twice", () => {
  const named = (...names: string[]) =>
    definition.safeParse({ title: label, intro: label, questions: names.map((id) => ({ type: "date", id, label })) }).success;
  assert.ok(named("when", "where"));
  for (const names of [["key"], ["version"], ["form"], ["a", "a"], ["a", "a_other"]]) assert.ok(!named(...names), names.join());
  const coded = (...codes: number[]) =>
    definition.safeParse({
      title: label,
      intro: label,
      questions: [{ type: "single", id: "q", label, options: codes.map((code) => ({ code, label })) }],
    }).success;
  assert.ok(coded(1, 2) && !coded(1, 1) && !coded(0, 1) && !coded(1, 15));
});
