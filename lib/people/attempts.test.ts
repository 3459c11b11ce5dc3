import assert from "node:assert/strict";
import { test } from "node:test";
import { Attempts } from "./attempts.ts";

const MINUTE = 60_000;
const allowedOf = (attempts: Attempts, email: string, count: number, now: number) =>
  Array.from({ length: count }, () => attempts.begin(email, now)).filter(Boolean).length;

test("ten tries of one account reach the hash in a quarter of an hour", () => {
  const attempts = new Attempts();
  assert.equal(allowedOf(attempts, "a@example.org", 200, 0), 10);
  assert.equal(allowedOf(attempts, "a@example.org", 200, 14 * MINUTE), 0);
  assert.equal(allowedOf(attempts, "a@example.org", 200, 15 * MINUTE), 10);
});

test("refused tries do not lengthen the wait", () => {
  const attempts = new Attempts();
  allowedOf(attempts, "a@example.org", 10, 0);
  for (let minute = 1; minute < 15; minute += 1) attempts.begin("a@example.org", minute * MINUTE);
  assert.equal(attempts.begin("a@example.org", 15 * MINUTE), true);
});

test("accounts do not brake each other, and forgetting is bounded", () => {
  const attempts = new Attempts();
  allowedOf(attempts, "a@example.org", 10, 0);
  for (let index = 0; index < 5_000; index += 1) assert.equal(attempts.begin(`${index}@example.org`, 0), true);
  assert.equal(attempts.begin("a@example.org", 0), false);
});

test("a right password does not count, and gives back no wrong ones", () => {
  const attempts = new Attempts();
  for (let index = 0; index < 50; index += 1) {
    assert.equal(attempts.begin("a@example.org", index), true);
    attempts.succeed("a@example.org", index);
  }
  allowedOf(attempts, "a@example.org", 9, 100);
  attempts.begin("a@example.org", 101);
  attempts.succeed("a@example.org", 101);
  assert.equal(allowedOf(attempts, "a@example.org", 5, 102), 1);
});
