import assert from "node:assert/strict";
import { test } from "node:test";
import { completeness } from "./completeness.ts";
import { definition } from "./definition.ts";

const options = [
  { code: 1, label: { en: "No" } },
  { code: 2, label: { en: "Yes" } },
];
const asking = (count: number) =>
  definition.parse({
    title: { en: "Test" },
    intro: { en: "Test" },
    questions: [
      ...Array.from({ length: count }, (_, index) => ({
        id: `q${index}`,
        type: "single",
        required: false,
        label: { en: "?" },
        options,
      })),
      { id: "why", type: "single", required: false, label: { en: "Why?" }, options, when: { question: "q0", codes: [1] } },
    ],
  });

test("80 % of the questions asked are complete, half of them partial", () => {
  const answered = (count: number) => [...Array.from({ length: 10 }, (_, index) => (index < count ? 2 : 0)), 0];
  const said = [0, 4, 5, 7, 8, 10].map((count) => completeness(asking(10), answered(count)));
  assert.deepEqual(said, ["broken_off", "broken_off", "partial", "partial", "complete", "complete"]);
});

test("a follow-up counts only where it was asked", () => {
  assert.equal(completeness(asking(1), [2, 0]), "complete");
  assert.equal(completeness(asking(1), [1, 0]), "partial");
  assert.equal(completeness(asking(1), [1, 2]), "complete");
});
