import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { wrapped } from "./wrapped.ts";

test("a text breaks at spaces, and Chinese between its signs but never before a sign that closes", () => {
  assert.deepEqual(wrapped("Satisfaction has fallen since May", 10, 110), ["Satisfaction has", "fallen since May"]);
  assert.deepEqual(wrapped("short", 10, 130), ["short"]);
  assert.deepEqual(wrapped("", 10, 130), []);
  const chinese = "满意率自五月以来下降，超出了偶然的范围。请看下面的表格，里面有每一个数字。";
  const lines = wrapped(chinese, 10, 105);
  assert.equal(lines.join(""), chinese);
  for (const line of lines) assert.ok([...line].length <= 11 && !/^[，。]/.test(line), line);
});

test("nothing is lost, and no line is longer than a single word makes it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, unit: "grapheme-ascii" }).filter((word) => !/\s/.test(word))), (words) => {
      const lines = wrapped(words.join(" "), 10, 80);
      assert.equal(lines.join(" "), words.join(" "));
      for (const line of lines) assert.ok([...line].length * 3.6 <= 80 || !line.includes(" "), line);
    }),
  );
});

test("a name that keeps its own direction keeps it on both lines when it is broken", () => {
  assert.deepEqual(wrapped("A \u2068East Street Station\u2069, B", 10, 70), ["A \u2068East Street\u2069", "\u2068Station\u2069, B"]);
});
