import assert from "node:assert/strict";
import { test } from "node:test";
import { Attempts, type Try } from "./attempts.ts";

const MINUTE = 60_000;
const from = (account: string, source?: string, knownDevice?: string): Try => ({ account, source, knownDevice });
const allowedOf = (attempts: Attempts, who: Try, count: number, now: number) =>
  Array.from({ length: count }, () => attempts.begin(who, now)).filter(Boolean).length;

test("ten tries of one account reach the hash in a quarter of an hour", () => {
  const attempts = new Attempts();
  assert.equal(allowedOf(attempts, from("a"), 200, 0), 10);
  assert.equal(allowedOf(attempts, from("a"), 200, 14 * MINUTE), 0);
  assert.equal(allowedOf(attempts, from("a"), 200, 15 * MINUTE), 10);
});

test("refused tries do not lengthen the wait", () => {
  const attempts = new Attempts();
  allowedOf(attempts, from("a"), 10, 0);
  for (let minute = 1; minute < 15; minute += 1) attempts.begin(from("a"), minute * MINUTE);
  assert.equal(attempts.begin(from("a"), 15 * MINUTE), true);
});

test("accounts do not brake each other, and forgetting is bounded", () => {
  const attempts = new Attempts();
  allowedOf(attempts, from("a"), 10, 0);
  for (let index = 0; index < 5_000; index += 1) assert.equal(attempts.begin(from(`${index}`), 0), true);
  assert.equal(attempts.begin(from("a"), 0), false);
});

test("a right password does not count, and gives back no wrong ones", () => {
  const attempts = new Attempts();
  for (let index = 0; index < 50; index += 1) {
    assert.equal(attempts.begin(from("a", "x"), index), true);
    attempts.succeed(from("a", "x"), index);
  }
  allowedOf(attempts, from("a"), 9, 100);
  attempts.begin(from("a"), 101);
  attempts.succeed(from("a"), 101);
  assert.equal(allowedOf(attempts, from("a"), 5, 102), 1);
});

test("one source uses up neither an account nor the other accounts, and waits longer each time", () => {
  const attempts = new Attempts();
  assert.equal(allowedOf(attempts, from("a", "thief"), 500, 0), 5);
  assert.equal(attempts.begin(from("a", "home"), 0), true);
  let reached = 5;
  for (let index = 0; index < 200; index += 1) reached += allowedOf(attempts, from(`other ${index}`, "thief"), 50, 0);
  assert.equal(reached, 30);
  assert.equal(attempts.delay(from("a", "thief"), 0), 4_000);
  assert.equal(attempts.delay(from("a", "home"), 0), 0);
  assert.equal(attempts.delay(from("a", "thief"), 16 * MINUTE), 0);
});

test("a browser that was signed in before has tries of its own, whoever else tries", () => {
  const attempts = new Attempts();
  for (let source = 0; source < 100; source += 1) allowedOf(attempts, from("a", `${source}`), 10, 0);
  assert.equal(attempts.begin(from("a", "new place"), 0), false);
  assert.equal(allowedOf(attempts, from("a", "new place", "laptop"), 20, 0), 10);
  assert.equal(attempts.begin(from("a", "new place", "phone"), 0), true);
});

test("however many sources and accounts are tried, no account's count is forgotten before its time", () => {
  const attempts = new Attempts(1_000);
  allowedOf(attempts, from("a"), 10, 0);
  for (let index = 0; index < 5_000; index += 1) attempts.begin(from(`b ${index % 50}`, `source ${index}`), index);
  assert.equal(attempts.begin(from("a", "new place"), 5_000), false);
  for (let index = 0; index < 5_000; index += 1) attempts.begin(from(`c ${index}`, `source ${index}`), 5_000 + index);
  assert.equal(attempts.begin(from("a", "new place"), 10_000), false, "nor by as many accounts as are remembered");
  assert.equal(attempts.begin(from("somebody", "new place"), 10_000), false, "a further account is refused instead");
  assert.equal(attempts.begin(from("somebody", "new place", "laptop"), 10_000), true, "but not to who was here before");
  assert.equal(attempts.begin(from("a", "new place"), 15 * MINUTE + 1), true, "and what is over makes room");
  assert.equal(attempts.begin(from("somebody", "new place"), 15 * MINUTE + 10_000), true);
});

test("who signs in takes no room", () => {
  const attempts = new Attempts(10);
  for (let index = 0; index < 100; index += 1) {
    assert.equal(attempts.begin(from(`owner ${index}`, `${index}`), index), true);
    attempts.succeed(from(`owner ${index}`, `${index}`), index);
  }
});
