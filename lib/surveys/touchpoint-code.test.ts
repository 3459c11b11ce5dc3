import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readTouchpointCode, touchpointCode } from "./touchpoint-code.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const six = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 6, maxLength: 6 });

test("a code is read back however people write it", () => {
  fc.assert(
    fc.property(six, (values) => {
      const code = touchpointCode(values);
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{7}$/);
      const written = [
        code,
        code.toLowerCase(),
        ` ${code.slice(0, 3)}-${code.slice(3)} `,
        code.replaceAll("0", "o").replaceAll("1", "l"),
        code.replaceAll("1", "I"),
      ];
      for (const each of written) assert.equal(readTouchpointCode(each), code, each);
    }),
  );
});

test("every single wrong character is seen", () => {
  fc.assert(
    fc.property(six, (values) => {
      const code = touchpointCode(values);
      for (let at = 0; at < code.length; at += 1) {
        for (const other of ALPHABET) {
          if (other !== code[at]) assert.equal(readTouchpointCode(`${code.slice(0, at)}${other}${code.slice(at + 1)}`), undefined);
        }
      }
    }),
  );
});

test("every swap of two different characters is seen", () => {
  fc.assert(
    fc.property(six, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), (values, a, b) => {
      const characters = [...touchpointCode(values)];
      const [first, second] = [characters[a] ?? "", characters[b] ?? ""];
      if (first === second) return;
      characters[a] = second;
      characters[b] = first;
      assert.equal(readTouchpointCode(characters.join("")), undefined);
    }),
  );
});

test("what cannot be a code is none", () => {
  for (const text of ["", "A", "AAAAAA", "AAAAAAAA", "UUUUUUU", "中文字七个字啊", "0000001", "../../e", "EAS7XJV0"]) {
    assert.equal(readTouchpointCode(text), undefined, text);
  }
  assert.throws(() => touchpointCode([1, 2, 3]), /6 random values/);
});
