import { RESERVED } from "./definition.ts";
import type { DraftQuestion } from "./draft.ts";
import { AGREEMENT, cannotSay, choices, doesNotApply, notSure, SATISFACTION, words } from "./standard/grades.ts";

type Preset = (id: string) => DraftQuestion;

/** A question to begin with, of every type that can be asked, with its usual answers in every language. */
export const PRESETS = {
  satisfaction: (id) => ({
    type: "scale",
    id,
    label: {},
    required: false,
    driver: false,
    options: [...SATISFACTION, cannotSay],
  }),
  agreement: (id) => ({ type: "scale", id, label: {}, required: false, driver: true, options: [...AGREEMENT, doesNotApply] }),
  zero_to_ten: (id) => ({
    type: "rating",
    id,
    label: {},
    required: false,
    cannotSay: true,
    lowest: words("Not at all likely", "完全不可能"),
    highest: words("Very likely", "非常可能"),
  }),
  yes_no: (id) => ({
    type: "single",
    id,
    label: {},
    required: false,
    options: [
      ...choices([
        [1, "Yes", "是"],
        [2, "No", "否"],
      ]),
      notSure,
    ],
  }),
  single: (id) => ({ type: "single", id, label: {}, required: false, options: [{ code: 1, label: {} }, { code: 2, label: {} }, other(3)] }),
  multiple: (id) => ({
    type: "multiple",
    id,
    label: {},
    required: false,
    options: [{ code: 1, label: {} }, { code: 2, label: {} }, other(3)],
  }),
  frequency: (id) => ({
    type: "single",
    id,
    label: {},
    required: false,
    options: [
      ...choices([
        [1, "Always", "总是"],
        [2, "Often", "经常"],
        [3, "Sometimes", "有时"],
        [4, "Rarely", "很少"],
        [5, "Never", "从不"],
      ]),
      cannotSay,
    ],
  }),
  short_text: (id) => ({ type: "text", id, label: {}, required: false, lines: "short", maxLength: 120 }),
  long_text: (id) => ({ type: "text", id, label: {}, required: false, lines: "long", maxLength: 500 }),
  number: (id) => ({ type: "number", id, label: {}, required: false, min: 0, max: 100 }),
  date: (id) => ({ type: "date", id, label: {}, required: false }),
} as const satisfies Record<string, Preset>;

const other = (code: number) => ({ code, label: words("Other", "其他"), other: true as const });

export type PresetKey = keyof typeof PRESETS;
export const PRESET_KEYS = Object.keys(PRESETS) as PresetKey[];

export function isPreset(key: string): key is PresetKey {
  return Object.hasOwn(PRESETS, key);
}

const LONGEST_ID = 24;

/** A name for a question that no other has, from its English wording. */
export function newQuestionId(wording: string, taken: readonly string[]): string {
  const plain = wording
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_\d]+|_+$/g, "")
    .slice(0, LONGEST_ID)
    .replace(/_+$/, "");
  const stem = plain === "" ? "question" : plain;
  const free = (id: string) =>
    !RESERVED.includes(id) && !taken.includes(id) && !taken.some((each) => each === `${id}_other` || id === `${each}_other`);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}_${number}`;
    if (free(id)) return id;
  }
}
