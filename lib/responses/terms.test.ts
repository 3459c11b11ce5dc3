import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { frequentTerms } from "./terms.ts";

test("words are parted by the rules of their language, and each comment counts once", () => {
  const comments = [
    "Please open more windows. Windows!",
    "More windows please",
    "The windows were closed",
    "窗口太少，等候时间长",
    "请增加窗口",
    "窗口不够",
    "النوافذ قليلة",
    "النوافذ مغلقة",
  ];
  assert.deepEqual(frequentTerms(comments, 2).slice(0, 2), [
    { term: "windows", comments: 3 },
    { term: "窗口", comments: 3 },
  ]);
  assert.ok(frequentTerms(comments, 2).some(({ term }) => term === "النوافذ"));
  assert.ok(!frequentTerms(comments, 1).some(({ term }) => ["more", "were", "the"].includes(term)));
});

test("no term of fewer comments than asked for is told", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 10 }), (comments, fewest) => {
      for (const { comments: count } of frequentTerms(comments, fewest)) assert.ok(count >= fewest && count <= comments.length);
    }),
  );
});
