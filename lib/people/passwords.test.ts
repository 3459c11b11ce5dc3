import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseOptions } from "@node-rs/argon2";
import { hashPassword, passwordMatches } from "./passwords.ts";

const ARGON2ID = 2;

test("a password matches its own hash and no other", async () => {
  const hash = await hashPassword("correct horse battery");
  assert.equal(await passwordMatches(hash, "correct horse battery"), true);
  assert.equal(await passwordMatches(hash, "correct horse batterz"), false);
  assert.notEqual(await hashPassword("correct horse battery"), hash);
});

test("hashes are Argon2id with 19 MiB, two passes, one lane", async () => {
  const { algorithm, memoryCost, timeCost, parallelism, saltLen } = parseOptions(await hashPassword("correct horse battery"));
  assert.deepEqual(
    { algorithm, memoryCost, timeCost, parallelism, saltLen },
    { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1, saltLen: 16 },
  );
});

test("without an account nothing matches, and the work is the same", async () => {
  assert.equal(await passwordMatches(undefined, "correct horse battery"), false);
  const source = readFileSync(new URL("./passwords.ts", import.meta.url), "utf8");
  const nobody = /\$argon2id[^"]+/.exec(source)?.[0] ?? "";
  assert.deepEqual(parseOptions(nobody), parseOptions(await hashPassword("x")));
});
