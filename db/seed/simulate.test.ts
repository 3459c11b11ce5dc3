import assert from "node:assert/strict";
import { test } from "node:test";
import { readAnswers } from "#lib/surveys/answers.ts";
import { definition } from "#lib/surveys/definition.ts";
import { residentSurvey } from "#lib/surveys/standard/resident-survey.ts";
import { visitRating } from "#lib/surveys/standard/visit-rating.ts";
import { DEMO_DISTRICTS, DEMO_FORCE } from "./force.ts";
import { pick, randomStream } from "./random.ts";
import { type SimulatedAnswer, simulate } from "./simulate.ts";

const SEED = 20_240_601;
const TODAY = "2026-11-23";
const { answers, visits } = simulate(SEED, TODAY);
const stations = DEMO_DISTRICTS.flatMap((district) => district.stations);

const visitRatings = answers.filter(({ questionnaire }) => questionnaire === "visit-rating");
const surveys = answers.filter(({ questionnaire }) => questionnaire === "resident-survey");
const rateOf = (some: readonly SimulatedAnswer[], question: number, yes: readonly number[], base: readonly number[]) => {
  const asked = some.filter(({ choices }) => base.includes(choices[question] ?? 0));
  return asked.filter(({ choices }) => yes.includes(choices[question] ?? 0)).length / asked.length;
};
const satisfied = (some: readonly SimulatedAnswer[]) => rateOf(some, 0, [4, 5], [1, 2, 3, 4, 5]);
const of = (slug: string) => visitRatings.filter(({ station }) => station === slug);
const withStory = (story: string) => stations.find((station) => station.story === story)?.slug ?? "";

test("one force, four districts, eighteen stations, each with a name in both languages", () => {
  assert.equal(DEMO_DISTRICTS.length, 4);
  assert.equal(stations.length, 18);
  for (const { name } of [DEMO_FORCE, ...DEMO_DISTRICTS, ...stations]) assert.ok(name.en && name.zh);
  assert.equal(new Set(stations.map(({ slug }) => slug)).size, 18);
});

test("about 60,000 answers in 24 months, none in the future, all of them valid", () => {
  assert.ok(Math.abs(answers.length - 60_000) < 3_000, `${answers.length} answers`);
  assert.equal(new Set(answers.map(({ day }) => day.slice(0, 7))).size, 24);
  assert.ok(answers.every(({ day }) => day <= TODAY && day >= "2024-12-01"));
  const definitions = {
    "visit-rating": definition.parse(visitRating),
    "resident-survey": definition.parse(residentSurvey(DEMO_DISTRICTS.map(({ name }) => name))),
  };
  for (const { questionnaire, choices, words } of answers) {
    const asked = definitions[questionnaire];
    let text = 0;
    const fields = new Map(
      asked.questions.map(({ id, type }, at) => [id, type === "text" ? [words[text++] ?? ""] : [choices[at] ? String(choices[at]) : ""]]),
    );
    assert.deepEqual(readAnswers(asked, fields), { ok: true, choices, words });
  }
});

test("the published marginals come out", () => {
  assert.ok(Math.abs(satisfied(visitRatings) - 0.81) < 0.01, `${satisfied(visitRatings)} satisfied`);
  assert.ok(Math.abs(rateOf(surveys, 0, [1], [1, 2, 9]) - 0.39) < 0.015);
  assert.ok(Math.abs(rateOf(surveys, 2, [1, 2], [1, 2, 3, 4]) - 0.53) < 0.015);
  const rates = stations.filter(({ story }) => story !== "tiny").map(({ slug }) => satisfied(of(slug)));
  assert.ok(Math.min(...rates) > 0.7 && Math.max(...rates) < 0.9, `${Math.min(...rates)} to ${Math.max(...rates)}`);
  assert.ok(Math.max(...rates) - Math.min(...rates) > 0.1, "stations differ");
});

test("one station improves, one falls, one has a burst of fives, one is too small to show", () => {
  const half = (slug: string, later: boolean) => satisfied(of(slug).filter(({ day }) => day >= "2025-12-01" === later));
  assert.ok(half(withStory("improves"), true) - half(withStory("improves"), false) > 0.05);
  assert.ok(half(withStory("falls"), true) - half(withStory("falls"), false) < -0.05);
  const byDay = new Map<string, number>();
  for (const { day, choices } of of(withStory("burst")))
    if (choices.slice(0, 7).every((choice) => choice === 5)) byDay.set(day, (byDay.get(day) ?? 0) + 1);
  assert.ok(Math.max(...byDay.values()) >= 60);
  assert.ok(of(withStory("tiny")).length < 5 && of(withStory("tiny")).length > 0);
  assert.equal(
    visits.some(({ station }) => station === withStory("uncounted")),
    false,
  );
});

test("the same seed and day give the same answers, another seed others", () => {
  assert.deepEqual(simulate(SEED, TODAY).answers.slice(0, 500), answers.slice(0, 500));
  assert.notDeepEqual(simulate(SEED + 1, TODAY).answers.slice(0, 500), answers.slice(0, 500));
});

test("the random stream is even, and a pick follows its weights", () => {
  const random = randomStream(7);
  const drawn = Array.from({ length: 20_000 }, random);
  assert.ok(drawn.every((value) => value >= 0 && value < 1));
  assert.ok(Math.abs(drawn.reduce((sum, value) => sum + value, 0) / drawn.length - 0.5) < 0.01);
  const picks = Array.from({ length: 20_000 }, () =>
    pick(random, [
      ["a", 3],
      ["b", 1],
    ] as const),
  );
  assert.ok(Math.abs(picks.filter((each) => each === "a").length / picks.length - 0.75) < 0.02);
});
