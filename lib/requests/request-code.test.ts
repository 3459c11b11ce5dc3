import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { REQUEST_CODE_LENGTH, readRequestCode, requestCode, requestDigest, spokenGroups } from "./request-code.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const values = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: REQUEST_CODE_LENGTH, maxLength: REQUEST_CODE_LENGTH });
const SPELLINGS = 5_000;

/** A code as somebody might type it: any case, spaces and hyphens anywhere, O for 0, I or L for 1. */
const mangled = fc.record({ random: values, seed: fc.infiniteStream(fc.nat(5)) }).map(({ random, seed }) => {
  const code = requestCode(random);
  const typed = [...code].map((character) => {
    const way = seed.next().value ?? 0;
    const read = character === "0" && way > 2 ? "oO"[way % 2] : character === "1" && way > 1 ? "iIlL"[way - 2] : character;
    const cased = way % 2 === 0 ? read?.toLowerCase() : read;
    return ["", " ", "-", "", "  ", ""][way] + (cased ?? "");
  });
  return { code, typed: ` ${typed.join("")}\n` };
});

test(`${SPELLINGS} mangled spellings of a code are read as the code`, () => {
  fc.assert(
    fc.property(mangled, ({ code, typed }) => {
      assert.equal(code.length, 24);
      assert.equal(readRequestCode(typed), code);
    }),
    { numRuns: SPELLINGS },
  );
});

test("every wrong character is refused without asking the database", () => {
  fc.assert(
    fc.property(values, (random) => {
      const code = requestCode(random);
      for (let at = 0; at < code.length; at += 1)
        for (const other of ALPHABET)
          if (other !== code[at]) assert.equal(readRequestCode(code.slice(0, at) + other + code.slice(at + 1)), undefined);
      for (const wrong of [code.slice(1), `${code}0`, "", code.replace(/./, "!")]) assert.equal(readRequestCode(wrong), undefined);
    }),
    { numRuns: 40 },
  );
});

test("a code has at least 115 random bits, is spoken in groups of four, and is not in its digest", () => {
  assert.ok(REQUEST_CODE_LENGTH * 5 >= 115);
  const code = requestCode(Array.from({ length: REQUEST_CODE_LENGTH }, (_, at) => at));
  assert.deepEqual(spokenGroups(code).join(""), code);
  assert.equal(spokenGroups(code).length, 6);
  assert.equal(requestDigest(code).length, 32);
  assert.ok(!requestDigest(code).toString("latin1").includes(code));
});
