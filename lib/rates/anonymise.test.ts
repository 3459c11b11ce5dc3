import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AnswerCell, type AnswerClass, anonymise, cellKey } from "./anonymise.ts";

const K = 5;
/** Two districts with three stations each. */
const ABOVE = new Map<string, string | null>([
  ["force", null],
  ["d0", "force"],
  ["d1", "force"],
  ...[0, 1, 2, 3, 4, 5].map((at): [string, string] => [`s${at}`, `d${at % 2}`]),
]);
const below = (top: string) =>
  new Map([...ABOVE].filter(([id, above]) => id === top || above === top).map(([id, above]) => [id, id === top ? null : above]));

/** One answer, with the place of its cell and what it said. */
type Answer = Omit<AnswerCell, "n" | "said"> & { said: number };

const answer: fc.Arbitrary<Answer> = fc.record({
  unitId: fc.constantFrom("s0", "s0", "s0", "s1", "s2", "s3", "s4", "s5", "d0", "d1"),
  month: fc.constantFrom("2025-01-01", "2025-01-01", "2025-02-01", "2025-06-01"),
  service: fc.constantFrom("household", "household", "traffic"),
  channel: fc.constantFrom("open", "open", "kiosk"),
  person: fc.constantFrom("", "1.1", "1.2", "2.1"),
  said: fc.constantFrom(2, 16, 32, 32),
});
const table = fc.oneof(fc.array(answer, { maxLength: 40 }), fc.array(answer, { minLength: 60, maxLength: 200, size: "max" }));

function cellsOf(answers: readonly Answer[]): AnswerCell[] {
  const cells = new Map<string, AnswerCell>();
  for (const { said, ...at } of answers) {
    const known = cells.get(cellKey(at)) ?? { ...at, n: 0, said: 0 };
    cells.set(cellKey(at), { ...known, n: known.n + 1, said: known.said | (1 << (said % 31)) });
  }
  return [...cells.values()];
}

const nameOf = (of: AnswerClass) => JSON.stringify(of);

/** The file: each answer with what is said of it. */
function fileOf(answers: readonly Answer[], above = ABOVE, thin = new Set<string>()) {
  const own = answers.filter(({ unitId }) => above.has(unitId));
  const classes = anonymise(cellsOf(own), { k: K, above, thin });
  return own.flatMap((each) => {
    const of = classes.get(cellKey(each));
    return of ? [{ answer: each, of: nameOf(of), class: of }] : [];
  });
}

const sizes = (file: ReturnType<typeof fileOf>) => [...Map.groupBy(file, ({ of }) => of).values()];

/** No rest of 1 to k - 1 answers of a named unit's month, in all, of a service or of a channel, that a page's total would give away. */
function rests(answers: readonly Answer[], file: ReturnType<typeof fileOf>): number[] {
  const named = new Set(file.filter(({ class: { month } }) => month !== "").map(({ class: { unitId } }) => unitId));
  const margins = ["", "service", "channel"] as const;
  return [...named].flatMap((unitId) =>
    margins.flatMap((margin) => {
      const by = (each: Answer) => (margin === "" ? "" : each[margin]);
      const own = answers.filter((each) => each.unitId === unitId);
      return [...Map.groupBy(own, by)].flatMap(([value, all]) => {
        const told = file.filter(
          ({ answer: each, class: of }) => each.unitId === unitId && by(each) === value && (margin === "" || of[margin] !== ""),
        );
        if (told.length === 0) return [];
        return [...Map.groupBy(all, ({ month }) => month)].map(
          ([month, ofMonth]) => ofMonth.length - told.filter(({ class: of }) => of.month === month).length,
        );
      });
    }),
  );
}

test("10,000 random tables: every class has k answers that do not all say the same, and leaves no small rest", () => {
  let [handed, classes] = [0, 0];
  fc.assert(
    fc.property(table, (answers) => {
      const file = fileOf(answers);
      for (const alike of sizes(file)) {
        assert.ok(alike.length >= K, `${alike[0]?.of} has ${alike.length}`);
        assert.ok(new Set(alike.map(({ answer: { said } }) => said)).size > 1, "all said the same");
        classes += 1;
      }
      for (const { answer: each, class: of } of file) {
        // What is said is true: nothing is moved, only left out.
        assert.ok(of.month === "" || (of.month === each.month && of.unitId === each.unitId));
        assert.ok(["service", "channel", "person"].every((part) => [each[part as "service"], ""].includes(of[part as "service"])));
      }
      for (const rest of rests(answers, file)) assert.ok(rest === 0 || rest >= K, `a rest of ${rest}`);
      handed += file.length;
    }),
    { numRuns: 10_000 },
  );
  assert.ok(handed > 100_000 && classes > 1_000, `${handed} answers in ${classes} classes: the test would say nothing`);
});

test("10,000 pairs of files of a part and of the whole: what they differ by is no fewer than k of a class", () => {
  let differing = 0;
  fc.assert(
    fc.property(table, fc.constantFrom("d0", "d1"), (answers, top) => {
      const whole = fileOf(answers);
      const part = fileOf(answers, below(top));
      const ofPart = new Map(part.map((each) => [each.answer, each.of]));
      const ofWhole = new Map(whole.map((each) => [each.answer, each.of]));
      // Whatever the part holds, the whole says the same of it; the rest of the whole is whole classes.
      for (const [each, of] of ofPart) assert.equal(ofWhole.get(each), of);
      for (const more of sizes(whole.filter(({ answer: each }) => !ofPart.has(each)))) {
        assert.ok(more.length >= K);
        differing += 1;
      }
    }),
    { numRuns: 10_000 },
  );
  assert.ok(differing > 1_000);
});

test("a month whose rates rest on few answers is not named", () => {
  const answers = Array.from(
    { length: 40 },
    (_, at): Answer => ({
      unitId: "s0",
      month: at < 20 ? "2025-01-01" : "2025-02-01",
      service: "household",
      channel: "open",
      person: "",
      said: 1 + (at % 5),
    }),
  );
  assert.ok(fileOf(answers).every(({ class: of }) => of.month !== "" && of.service === "household"));
  const thin = fileOf(answers, ABOVE, new Set(["s0 2025-02-01"]));
  assert.ok(thin.length === 40 && thin.every(({ class: of }) => of.month === "" && of.service === ""));
});
