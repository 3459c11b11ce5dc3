import assert from "node:assert/strict";
import { test } from "node:test";
import { BASES as STORED } from "#db/schema/surveys.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { definition } from "./definition.ts";
import { type Draft, lacks, untranslated, whole } from "./draft.ts";
import { PRESET_KEYS, PRESETS } from "./presets.ts";
import { BASES, TEMPLATE_KEYS, TEMPLATES, type TemplateKey } from "./templates.ts";

const DISTRICTS = [{ en: "A", zh: "甲", es: "A", ar: "أ" }];
const draftOf = (key: TemplateKey): Draft => (TEMPLATES[key].of as (districts: typeof DISTRICTS) => Draft)(DISTRICTS);

test("every template but the empty one can be opened as it is, in every language", () => {
  for (const key of TEMPLATE_KEYS.filter((each) => each !== "nothing")) {
    const written = draftOf(key);
    assert.deepEqual(lacks(written), [], key);
    assert.ok(whole(written), key);
    assert.deepEqual(untranslated(written), Object.fromEntries(LOCALE_KEYS.map((locale) => [locale, 0])), key);
  }
  assert.deepEqual(
    lacks(draftOf("nothing")).map(({ lack }) => lack),
    ["no_title", "no_intro", "no_questions"],
  );
});

test("the bases are those of the table", () => {
  assert.deepEqual([...BASES], [...STORED]);
});

test("every preset is a question once it is worded, with its usual answers in every language", () => {
  for (const key of PRESET_KEYS) {
    const question = { ...PRESETS[key]("asked"), label: { en: "Asked?" } };
    if (key !== "single" && key !== "multiple") {
      const text = { en: "T", zh: "T", es: "T", ar: "T" };
      const written = { title: text, intro: text, questions: [{ ...question, label: text }] };
      assert.deepEqual(lacks(written), [], key);
      assert.equal(untranslated(written).ar, 0, key);
      assert.ok(definition.safeParse(written).success, key);
    } else if ("options" in question) {
      assert.equal(question.options.filter((option) => "other" in option && option.other).length, 1, key);
    }
  }
});
