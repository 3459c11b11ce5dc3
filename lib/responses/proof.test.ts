import assert from "node:assert/strict";
import { test } from "node:test";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import fc from "fast-check";
import { isProof, proofTask } from "./proof.ts";

const SECRET = "a secret of at least thirty-two characters";
const NOW = new Date();
const solved = async (task: string) => {
  const challenge = JSON.parse(task);
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) };
};

test("work that was done for this form of this touchpoint is believed, and for no other", async () => {
  const done = await solved(await proofTask(SECRET, "ABC", "key 1", NOW));
  const sent = JSON.stringify(done);
  assert.ok(await isProof(SECRET, "ABC", "key 1", sent));
  assert.ok(!(await isProof(SECRET, "ABC", "key 2", sent)), "one form, one answer");
  assert.ok(!(await isProof(SECRET, "ABD", "key 1", sent)));
  assert.ok(!(await isProof(`${SECRET}!`, "ABC", "key 1", sent)));
  const easier = structuredClone(done);
  easier.challenge.parameters.keyPrefix = "0";
  assert.ok(!(await isProof(SECRET, "ABC", "key 1", JSON.stringify(easier))), "an easier task is not ours");
  const guessed = { ...done, solution: { ...done.solution, counter: (done.solution?.counter ?? 0) + 1 } };
  assert.ok(!(await isProof(SECRET, "ABC", "key 1", JSON.stringify(guessed))));
});

test("a task of the day before yesterday is done too late", async () => {
  const done = await solved(await proofTask(SECRET, "ABC", "key", new Date(NOW.getTime() - 2 * 86_400_000)));
  assert.ok(!(await isProof(SECRET, "ABC", "key", JSON.stringify(done))));
});

test("whatever is sent instead is no proof, and nothing breaks", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.constant("null"), fc.constant("x".repeat(5000))), async (sent) => {
      assert.equal(await isProof(SECRET, "ABC", "key", sent), false);
    }),
  );
});
