import assert from "node:assert/strict";
import { test } from "node:test";
import { readAnswers } from "./answers.ts";
import { definition } from "./definition.ts";
import { firstPage, followUps, isOfFollowUp } from "./follow-ups.ts";

const label = { en: "?" };
const options = [1, 2, 3].map((code) => ({ code, label }));
const asked = definition.parse({
  title: label,
  intro: label,
  questions: [
    { type: "scale", id: "grade", label, options, required: true },
    { type: "text", id: "wrong", label, maxLength: 50, required: true, when: { question: "grade", codes: [1, 2] } },
    { type: "multiple", id: "ways", label, options },
    { type: "single", id: "bus", label, options: [...options, { code: 14, label, other: true }], when: { question: "ways", codes: [2] } },
  ],
});
const answers = (fields: Record<string, string[]>) => readAnswers(asked, new Map(Object.entries(fields)));

test("a follow-up is due after the answers it names, and after no other", () => {
  const due = (...choices: number[]) => followUps(asked, choices).map(({ id }) => id);
  assert.deepEqual(due(1, 0), ["wrong"]);
  assert.deepEqual(due(3, 0), []);
  assert.deepEqual(due(2, 0b011), ["wrong", "bus"]);
  assert.deepEqual(due(3, 0b101), []);
  assert.deepEqual(
    firstPage(asked).questions.map(({ id }) => id),
    ["grade", "ways"],
  );
  assert.ok(isOfFollowUp(asked, "wrong") && isOfFollowUp(asked, "bus_other") && !isOfFollowUp(asked, "grade"));
});

test("a follow-up that is due is read like any question", () => {
  assert.deepEqual(answers({ grade: ["1"] }), { ok: false, problems: { wrong: "required" } });
  assert.deepEqual(answers({ grade: ["1"], wrong: ["Slow"] }), { ok: true, choices: [1, 1, 0, 0], words: ["Slow", ""] });
});

test("what was answered to a follow-up that is no longer due is not kept", () => {
  assert.deepEqual(answers({ grade: ["3"], wrong: ["Slow"] }), { ok: true, choices: [3, 0, 0, 0], words: ["", ""] });
  assert.deepEqual(answers({ grade: ["3"], ways: ["1"], bus: ["14"], bus_other: ["Night bus"] }), {
    ok: true,
    choices: [3, 0, 1, 0],
    words: ["", ""],
  });
});

test("a follow-up follows an earlier question with answers, one level deep", () => {
  const follows = (when: unknown, before: unknown[] = [{ type: "single", id: "a", label, options }]) =>
    definition.safeParse({ title: label, intro: label, questions: [...before, { type: "date", id: "z", label, when }] }).success;
  assert.ok(follows({ question: "a", codes: [1, 3] }));
  for (const when of [
    { question: "a", codes: [4] },
    { question: "a", codes: [] },
    { question: "b", codes: [1] },
    { question: "z", codes: [1] },
  ])
    assert.ok(!follows(when), JSON.stringify(when));
  const second = { type: "single", id: "b", label, options, when: { question: "a", codes: [1] } };
  assert.ok(!follows({ question: "b", codes: [1] }, [{ type: "single", id: "a", label, options }, second]));
  assert.ok(!follows({ question: "t", codes: [1] }, [{ type: "text", id: "t", label, maxLength: 5 }]));
});
