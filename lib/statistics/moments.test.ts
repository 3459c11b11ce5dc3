import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drivers } from "./drivers.ts";
import { correlations } from "./matrix.ts";
import { correlationsOf, type Moments, sharesOf } from "./moments.ts";

function momentsOf(lists: readonly (readonly number[])[]): Moments {
  const dot = (one: readonly number[], other: readonly number[]) => one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  return {
    n: lists[0]?.length ?? 0,
    sums: lists.map((list) => list.reduce((sum, value) => sum + value, 0)),
    products: lists.flatMap((list, at) => lists.slice(at).map((other) => dot(list, other))),
  };
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test("sums of products give the correlations of the answers", () => {
  const grades = fc.array(fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 1, max: 5 }))), { minLength: 6, maxLength: 80 });
  fc.assert(
    fc.property(grades, (answers) => {
      const lists = [0, 1, 2, 3].map((at) => answers.map((answer) => answer[at] ?? 0));
      const found = correlationsOf(momentsOf(lists));
      const varies = lists.every((list) => new Set(list).size > 1);
      assert.equal(found !== undefined, varies);
      if (!found) return;
      for (const [row, values] of correlations(lists).entries())
        for (const [column, value] of values.entries()) assert.ok(Math.abs((found[row]?.[column] ?? 9) - value) < 1e-9);
    }),
  );
});

test("shares from tallies are those from answers; their intervals hold them and narrow with answers", () => {
  const random = generator(11);
  const own = [0, 1, 2].map(() => Array.from({ length: 400 }, () => 1 + Math.floor(random() * 5)));
  const grade = own[0]?.map((value, at) => value + (own[1]?.[at] ?? 0) / 2 + 2 * random()) ?? [];
  const lists = [grade, ...own];
  const all = correlationsOf(momentsOf(lists));
  assert.ok(all);
  const direct = drivers(grade, own);
  const [few, many] = [sharesOf(all, 120, generator(5)), sharesOf(all, 4_000, generator(5))];
  assert.ok(Math.abs(few.r2 - direct.r2) < 1e-9);
  for (const [at, share] of direct.shapley.entries()) {
    const [narrow, wide] = [many.shares[at], few.shares[at]];
    assert.ok(narrow && wide && Math.abs(narrow.share - share) < 1e-9);
    assert.ok(wide.lower <= share && share <= wide.upper && narrow.upper - narrow.lower < wide.upper - wide.lower);
  }
  assert.throws(() => sharesOf(all, 4, random), RangeError);
});

test("the interval of another sample of the same people holds the true share about as often as it says", () => {
  const random = generator(3);
  const sample = (size: number) => {
    const own = [0, 1].map(() => Array.from({ length: size }, () => 1 + Math.floor(random() * 5)));
    const grade = own[0]?.map((value, at) => value + (own[1]?.[at] ?? 0) / 2 + 3 * random()) ?? [];
    return correlationsOf(momentsOf([grade, ...own])) ?? [];
  };
  const truth = sharesOf(sample(60_000), 60_000, random, 100).shares[0]?.share ?? 0;
  let held = 0;
  for (let round = 0; round < 150; round += 1) {
    const share = sharesOf(sample(200), 200, random, 200).shares[0];
    if (share && share.lower <= truth && truth <= share.upper) held += 1;
  }
  assert.ok(held >= 150 * 0.88, `${held} of 150`);
});
