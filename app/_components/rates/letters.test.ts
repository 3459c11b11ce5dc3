import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf, lettersOf, shared } from "./letters.ts";

test("letters stand to the right of their marks, and where marks are close they keep clear of marks and of each other", () => {
  assert.deepEqual(lettersOf([{ x: 50, y: 50 }]), [{ x: 57, y: 54, textAnchor: "start" }]);
  const close = [0, 8, 16, 24].map((x) => ({ x: 100 + x, y: 100 + (x % 16) / 4 }));
  const letters = lettersOf(close);
  assert.equal(letters.length, close.length);
  for (const [at, letter] of letters.entries()) {
    for (const other of letters.slice(at + 1)) assert.equal(shared(boxOf(letter), boxOf(other)), 0);
    for (const { x, y } of close) assert.equal(shared(boxOf(letter), { left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }), 0);
  }
});
