import assert from "node:assert/strict";
import { test } from "node:test";
import { CALLS, CallLimit, limitHeaders, WINDOW_SECONDS } from "./limits.ts";

test("a token has so many calls in a window, others are unaffected, and a new window begins", () => {
  const limit = new CallLimit();
  for (let call = 1; call <= CALLS; call += 1) assert.equal(limit.take("a", 1_000).left, CALLS - call);
  const refused = limit.take("a", 2_000);
  assert.equal(refused.allowed, false);
  assert.equal(limitHeaders(refused)["Retry-After"], String(WINDOW_SECONDS - 1));
  assert.ok(limit.take("b", 2_000).allowed);
  assert.ok(limit.take("a", 1_000 + WINDOW_SECONDS * 1000).allowed);
});
