import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changesBetween, measuresTheSame } from "./changes.ts";
import { definition } from "./definition.ts";
import { type Draft, type DraftQuestion, draft, lacks, untranslated, whole } from "./draft.ts";
import { moved, withoutQuestion, withQuestion } from "./draft-edit.ts";
import { newQuestionId, PRESETS } from "./presets.ts";
import { visitRating } from "./standard/visit-rating.ts";

const text = { en: "Text" };
const yesNo = (id: string): DraftQuestion => ({ ...PRESETS.yes_no(id), label: { en: `${id}?` } });
const written = (...questions: DraftQuestion[]): Draft => ({ title: text, intro: text, questions });
const lackOf = (...questions: DraftQuestion[]) => lacks(written(...questions)).map(({ lack, question }) => `${question}: ${lack}`);

test("what keeps a draft from being opened is named at its question", () => {
  assert.deepEqual(lackOf(yesNo("a")), []);
  assert.deepEqual(lackOf({ ...yesNo("a"), label: { zh: "问" } }), ["a: no_wording"]);
  assert.deepEqual(lackOf({ type: "single", id: "a", label: text, required: false, options: [{ code: 1, label: {} }] }), [
    "a: few_options",
    "a: no_answer_wording",
  ]);
  const twice = [1, 1, 2].map((code) => ({ code, label: text, other: true as const }));
  assert.deepEqual(lackOf({ type: "single", id: "a", label: text, required: false, options: twice }), [
    "a: same_codes",
    "a: several_others",
  ]);
  assert.deepEqual(lackOf({ type: "number", id: "a", label: text, required: false, min: 5, max: 5 }), ["a: empty_range"]);
  assert.deepEqual(lackOf({ ...yesNo("b"), when: { question: "a", codes: [1] } }, yesNo("a")), ["b: wrong_follow_up"]);
  assert.deepEqual(lackOf(yesNo("a"), { ...yesNo("b"), when: { question: "a", codes: [7] } }), ["b: wrong_follow_up"]);
  assert.deepEqual(lackOf(yesNo("a"), yesNo("a")), ["a: same_name"]);
  assert.deepEqual(lackOf(yesNo("a"), yesNo("a_other")), ["a_other: same_name"]);
  assert.deepEqual(lackOf(yesNo("key")), ["key: same_name"]);
});

test("a draft lacks nothing exactly when it is a whole questionnaire", () => {
  const code = fc.integer({ min: 1, max: 14 });
  const wording = fc.constantFrom({}, { en: "E" }, { zh: "中" }, { en: "E", ar: "ع" });
  const id = fc.constantFrom("a", "b", "c", "a_other", "key");
  const options = fc.array(fc.record({ code, label: wording }), { maxLength: 4 });
  const when = fc.option(fc.record({ question: id, codes: fc.array(code, { minLength: 1, maxLength: 2 }) }), { nil: undefined });
  const common = { id, label: wording, required: fc.boolean(), when };
  const question = fc.oneof(
    fc.record({ type: fc.constant("single" as const), ...common, options }),
    fc.record({ type: fc.constant("multiple" as const), ...common, options }),
    fc.record({
      type: fc.constant("number" as const),
      ...common,
      min: fc.integer({ min: -5, max: 5 }),
      max: fc.integer({ min: -5, max: 40_000 }),
    }),
    fc.record({ type: fc.constant("rating" as const), ...common, lowest: wording, highest: wording, cannotSay: fc.boolean() }),
    fc.record({ type: fc.constant("date" as const), ...common }),
  );
  fc.assert(
    fc.property(wording, wording, fc.array(question, { maxLength: 4 }), (title, intro, questions) => {
      const any = { title, intro, questions: questions as DraftQuestion[] };
      assert.ok(draft.safeParse(any).success);
      assert.equal(lacks(any).length === 0, definition.safeParse(any).success);
      assert.ok(!lacks(any).some(({ lack }) => lack === "not_whole"), "every lack is named");
    }),
    { numRuns: 3000 },
  );
});

test("missing translations are counted by language", () => {
  assert.deepEqual(untranslated(written(yesNo("a"))), { en: 0, zh: 3, es: 3, ar: 3 });
});

test("questions move, change and go; what followed a removed one is asked of everybody", () => {
  const three = written(yesNo("a"), { ...yesNo("b"), when: { question: "a", codes: [1] } }, yesNo("c"));
  const ids = ({ questions }: Draft) => questions.map(({ id }) => id).join("");
  assert.equal(ids(moved(three, "c", -1)), "acb");
  assert.equal(ids(moved(three, "a", -1)), "abc");
  assert.equal(ids(moved(three, "none", 1)), "abc");
  assert.equal(ids(withoutQuestion(three, "a")), "bc");
  assert.equal(withoutQuestion(three, "a").questions[0]?.when, undefined);
  assert.deepEqual(withQuestion(three, { ...yesNo("c"), required: true }).questions[2]?.required, true);
});

test("a change against the version before says whether it still measures the same", () => {
  const before = whole(visitRating);
  assert.ok(before);
  const change = (edit: (question: DraftQuestion) => DraftQuestion) =>
    changesBetween(before, { ...before, questions: before.questions.map((each) => (each.id === "overall" ? edit(each) : each)) });
  assert.deepEqual(changesBetween(before, before), []);
  assert.deepEqual(
    change((each) => ({ ...each, label: { ...each.label, en: "How was it?" } })),
    [{ change: "reworded", question: "overall" }],
  );
  assert.deepEqual(
    change((each) => ("options" in each ? { ...each, options: each.options.slice(1) } : each)),
    [{ change: "rescaled", question: "overall" }],
  );
  assert.deepEqual(
    change((each) => ({ ...each, required: false })),
    [{ change: "adjusted", question: "overall" }],
  );
  const { ar: _ar, ...untranslatedLabel } = before.questions[0]?.label ?? { en: "" };
  const plain = {
    ...before,
    questions: before.questions.map((each, index) => (index === 0 ? { ...each, label: untranslatedLabel } : each)),
  };
  assert.deepEqual(changesBetween(plain, before), [{ change: "translated", question: "overall" }]);
  assert.ok(measuresTheSame(plain.questions[0] as DraftQuestion, before.questions[0] as DraftQuestion), "a translation changes no measure");
  assert.deepEqual(
    changesBetween(before, moved(before, "access", 1)).map(({ change: kind }) => kind),
    ["moved", "moved"],
  );
  assert.deepEqual(
    changesBetween(before, { ...before, questions: [...before.questions.slice(1), yesNo("new")] }).map(({ change: kind, question }) => [
      kind,
      question,
    ]),
    [
      ["added", "new"],
      ["removed", "overall"],
    ],
  );
});

test("a question gets a name from its wording that no other has", () => {
  assert.equal(newQuestionId("How safe do you feel?", []), "how_safe_do_you_feel");
  assert.equal(newQuestionId("How safe do you feel?", ["how_safe_do_you_feel"]), "how_safe_do_you_feel_2");
  assert.equal(newQuestionId("多安全？", []), "question");
  assert.equal(newQuestionId("  2 many!", []), "many");
  assert.equal(newQuestionId("Which", ["which_other"]), "which_2");
  assert.equal(newQuestionId("Which other", ["which"]), "which_other_2");
});
