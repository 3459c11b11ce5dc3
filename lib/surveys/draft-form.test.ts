import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Fields } from "#lib/http/fields.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import type { DraftQuestion, Wording } from "./draft.ts";
import { readQuestion, readWording } from "./draft-form.ts";
import { PRESET_KEYS, PRESETS } from "./presets.ts";

const fields = (...pairs: [string, string][]): Fields => {
  const map = new Map<string, string[]>();
  for (const [name, value] of pairs) map.set(name, [...(map.get(name) ?? []), value]);
  return map;
};
const worded = (name: string, wording: Wording): [string, string][] => LOCALE_KEYS.map((key) => [`${name}_${key}`, wording[key] ?? ""]);

/** The fields that the page of a question shows for it. */
function shown(question: DraftQuestion): [string, string][] {
  const pairs = [...worded("label", question.label), ...worded("help", question.help ?? {})];
  if (question.required) pairs.push(["required", "1"]);
  if (question.feeds) pairs.push(["feeds", question.feeds]);
  for (const code of question.when?.codes ?? []) pairs.push(["when", `${question.when?.question}:${code}`]);
  if ("options" in question)
    for (const [row, { code, label, other }] of question.options.entries())
      pairs.push(
        [`option_${row}_place`, String(row + 1)],
        [`option_${row}_code`, String(code)],
        ...worded(`option_${row}`, label),
        ...(other ? ([[`option_${row}_other`, "1"]] as [string, string][]) : []),
      );
  if (question.type === "scale" && question.driver) pairs.push(["driver", "1"]);
  if (question.type === "rating") pairs.push(...worded("lowest", question.lowest), ...worded("highest", question.highest));
  if (question.type === "rating" && question.cannotSay) pairs.push(["cannot_say", "1"]);
  if (question.type === "text") pairs.push(["max_length", String(question.maxLength)], ["lines", question.lines ?? "long"]);
  if (question.type === "number") pairs.push(["min", String(question.min)], ["max", String(question.max)]);
  return pairs;
}

test("a question of every kind comes back from its form as it was", () => {
  for (const key of PRESET_KEYS.filter((each) => each !== "single" && each !== "multiple")) {
    const question: DraftQuestion = {
      ...PRESETS[key]("asked"),
      label: { en: "Asked?", ar: "سؤال؟" },
      help: { en: "Help" },
      required: true,
      when: { question: "before", codes: [1, 2] },
      feeds: "sat_top2",
    };
    assert.deepEqual(readQuestion(question, fields(...shown(question))), { ok: true, question }, key);
  }
});

const single = { ...PRESETS.yes_no("asked"), label: { en: "Asked?" } };
const read = (...pairs: [string, string][]) => readQuestion(single, fields(...pairs));

test("an emptied answer is removed, an empty row is none, and a new one gets the first free code", () => {
  const result = read(
    ["label_en", "Asked?"],
    ["option_0_code", "1"],
    ["option_0_en", "One"],
    ["option_1_code", "2"],
    ["option_1_en", ""],
    ["option_2_code", "9"],
    ["option_2_en", "Not sure"],
    ["option_3_en", "New"],
    ["option_4_en", ""],
  );
  assert.ok(result.ok && "options" in result.question);
  assert.deepEqual(
    result.question.options.map(({ code, label }) => [code, label.en]),
    [
      [1, "One"],
      [9, "Not sure"],
      [2, "New"],
    ],
  );
});

test("answers stand in the order of their places", () => {
  const result = read(["option_0_en", "B"], ["option_0_place", "2"], ["option_1_en", "A"], ["option_1_place", "1"]);
  assert.ok(result.ok && "options" in result.question);
  assert.deepEqual(
    result.question.options.map(({ label }) => label.en),
    ["A", "B"],
  );
});

test("what is wrong is said at its field", () => {
  const problems = (...pairs: [string, string][]) => {
    const result = read(...pairs);
    return result.ok ? {} : result.problems;
  };
  assert.deepEqual(problems(["option_0_en", "A"], ["option_0_code", "15"]), { option_0_code: "code_wrong" });
  assert.deepEqual(problems(["option_0_en", "A"], ["option_0_code", "x"]), { option_0_code: "code_wrong" });
  assert.deepEqual(problems(["option_0_en", "A"], ["option_0_code", "3"], ["option_1_en", "B"], ["option_1_code", "3"]), {
    option_1_code: "code_twice",
  });
  assert.deepEqual(problems(["when", "a:1"], ["when", "b:1"]), { when: "follow_several" });
  assert.deepEqual(problems(["label_zh", "长".repeat(1001)]), { label_zh: "too_long" });
  const number = PRESETS.number("n");
  assert.deepEqual(readQuestion(number, fields(["min", "a"], ["max", "9999999"])), {
    ok: false,
    problems: { min: "number_wrong", max: "number_wrong" },
  });
});

test("whatever is sent is read without throwing", () => {
  const name = fc.oneof(
    fc.constantFrom(
      "label_en",
      "when",
      "feeds",
      "option_0_code",
      "option_0_en",
      "option_3_zh",
      "option_16_en",
      "min",
      "max_length",
      "lines",
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), fc.constantFrom(...PRESET_KEYS), (pairs, key) => {
      readQuestion(PRESETS[key]("asked"), fields(...pairs));
      readWording(fields(...pairs), "label");
    }),
  );
});
