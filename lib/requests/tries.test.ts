import assert from "node:assert/strict";
import { test } from "node:test";
import { Tries, WRONG_CODES, WRONG_CODES_MS } from "./tries.ts";

test("a source that has used up its tries waits for the window to pass, and no other does", () => {
  const tries = new Tries(WRONG_CODES, WRONG_CODES_MS);
  const [one, other] = ["192.0.2.1", "192.0.2.2"];
  for (let at = 0; at <= WRONG_CODES; at += 1) {
    assert.equal(tries.isSpent(one, at), false);
    tries.add(one, at);
  }
  assert.equal(tries.isSpent(one, WRONG_CODES), true);
  assert.equal(tries.isSpent(other, WRONG_CODES), false);
  assert.equal(tries.isSpent(one, WRONG_CODES + WRONG_CODES_MS + 1), false);
  assert.equal(tries.isSpent(undefined, 0), false, "whom nobody vouches for is not held against all others");
});

test("however many sources there are, memory has a bound, and no address is kept", () => {
  const tries = new Tries(1, 1_000);
  for (let at = 0; at < 60_000; at += 1) tries.add(`2001:db8::${at.toString(16)}`, 0);
  assert.equal(tries.isSpent("2001:db8::0", 1), false);
  assert.ok(!JSON.stringify(tries).includes("2001:db8"));
});
