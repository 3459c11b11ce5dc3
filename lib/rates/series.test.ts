import assert from "node:assert/strict";
import { test } from "node:test";
import type { Definition, Question } from "#lib/surveys/definition.ts";
import { visitRating } from "#lib/surveys/standard/visit-rating.ts";
import { indicator } from "./indicators.ts";
import { canFeed, feeding, seriesBreaks } from "./series.ts";

const satisfaction = indicator("sat_top2");
const overall = visitRating.questions[0] as Extract<Question, { type: "scale" }>;
const definitionWith = (question: Question): Definition => ({ ...visitRating, questions: [question, ...visitRating.questions.slice(1)] });
let made = 0;
const version = (number: number, openedOn: string, question: Question = overall, key = "visit-rating", base = "visit") => {
  made += 1;
  return { id: `v${made}`, key, number, base, openedOn, definition: definitionWith(question) };
};

test("a question feeds an indicator with its base and its scale only", () => {
  assert.ok(canFeed(satisfaction, overall, "visit"));
  assert.ok(!canFeed(satisfaction, overall, "resident"), "another base");
  assert.ok(!canFeed(satisfaction, { ...overall, options: overall.options.slice(1) }, "visit"), "a grade is missing");
  assert.ok(
    !canFeed(satisfaction, { ...overall, options: [...overall.options, { code: 7, label: { en: "Superb" } }] }, "visit"),
    "a grade more",
  );
  assert.ok(!canFeed(satisfaction, { ...overall, when: { question: "x", codes: [1] } }, "visit"), "a follow-up is not asked of everybody");
  assert.ok(
    canFeed(
      indicator("know_any"),
      { ...overall, type: "single", options: [1, 2, 9].map((code) => ({ code, label: { en: String(code) } })) } as Question,
      "resident",
    ),
  );
});

test("its own questionnaire feeds an indicator, and any other whose question says so", () => {
  const other = version(1, "2026-03-05", { ...overall, id: "grade", feeds: "sat_top2" }, "door-card");
  const silent = version(1, "2026-03-06", { ...overall, id: "grade" }, "silent");
  const wrong = version(1, "2026-03-07", { ...overall, id: "grade", feeds: "sat_top2" }, "residents", "resident");
  const fed = feeding(satisfaction, [silent, wrong, other, version(1, "2026-01-02")]);
  assert.deepEqual(
    fed.map(({ version: { key }, questionId }) => [key, questionId]),
    [
      ["visit-rating", "overall"],
      ["door-card", "grade"],
    ],
  );
});

test("other words or another scale break the series, a translation or another order does not", () => {
  const reworded: Question = { ...overall, label: { ...overall.label, en: "How was it?" } };
  const translated: Question = { ...overall, label: { en: overall.label.en } };
  const turned: Question = { ...overall, options: [...overall.options].reverse() };
  const renamed: Question = {
    ...overall,
    options: overall.options.map((option) => (option.code === 5 ? { ...option, label: { en: "Delighted" } } : option)),
  };
  const breaks = (...versions: ReturnType<typeof version>[]) => seriesBreaks(satisfaction, versions);
  assert.deepEqual(breaks(version(1, "2026-01-02")), []);
  assert.deepEqual(breaks(version(1, "2026-01-02", translated), version(2, "2026-02-03"), version(3, "2026-03-04", turned)), []);
  assert.deepEqual(breaks(version(1, "2026-01-02"), version(2, "2026-02-03", reworded)), ["2026-02-01"]);
  assert.deepEqual(breaks(version(2, "2026-02-03", renamed), version(1, "2026-01-02"), version(3, "2026-04-30")), [
    "2026-02-01",
    "2026-04-01",
  ]);
  assert.deepEqual(
    breaks(version(1, "2026-01-02"), version(1, "2026-05-06", { ...reworded, feeds: "sat_top2" }, "door-card")),
    ["2026-05-01"],
    "another questionnaire in other words",
  );
});
