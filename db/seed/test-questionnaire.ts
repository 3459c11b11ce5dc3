import type { Definition } from "#lib/surveys/definition.ts";

const words = (en: string) => ({ en, zh: `${en}（中）` });
const options = [
  { code: 1, label: words("On foot") },
  { code: 2, label: words("By bus") },
  { code: 14, label: words("Other"), other: true as const },
];
/** One question of each type, follow-ups among them. */
export const EVERY_TYPE: Definition = {
  title: words("Every type"),
  intro: words("Your visit to {{unit}}."),
  questions: [
    { type: "scale", id: "grade", label: words("How was it?"), required: true, driver: false, options: options.slice(0, 2) },
    {
      type: "rating",
      id: "rated",
      label: words("Would you come again?"),
      lowest: words("never"),
      highest: words("surely"),
      cannotSay: true,
      required: false,
    },
    { type: "single", id: "way", label: words("How did you come?"), required: false, options },
    { type: "multiple", id: "ways", label: words("And at other times?"), required: false, options },
    { type: "text", id: "short", label: words("In a word"), required: false, maxLength: 40, lines: "short" },
    { type: "text", id: "long", label: words("In more words"), required: false, maxLength: 400 },
    { type: "number", id: "minutes", label: words("How many minutes did you wait?"), required: false, min: 0, max: 600 },
    { type: "date", id: "day", label: words("When was it?"), required: false },
    {
      type: "single",
      id: "late",
      label: words("Was the bus late?"),
      required: false,
      options: options.slice(0, 2),
      when: { question: "ways", codes: [2] },
    },
    {
      type: "text",
      id: "wrong",
      label: words("What went wrong?"),
      required: true,
      maxLength: 100,
      when: { question: "grade", codes: [1] },
    },
  ],
};
