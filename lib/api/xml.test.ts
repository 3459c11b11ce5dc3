import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { xmlOf } from "./xml.ts";

const ITEMS = { all: "one" };
const UNESCAPES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#13": "\r" };

/** Whether XML 1.0 holds a code point, and it is no control. */
const canStand = (point: number) =>
  point === 9 || point === 10 || point === 13 || (point >= 0x20 && !(point >= 0x7f && point <= 0x9f) && !isNone(point));
const isNone = (point: number) =>
  (point >= 0xd800 && point <= 0xdfff) || (point >= 0xfdd0 && point <= 0xfdef) || [0xfffe, 0xffff].includes(point % 0x10000);

test("objects, lists and empty values are written as elements", () => {
  assert.equal(
    xmlOf(
      "all",
      [
        { code: 1, missing: undefined },
        { name: null, words: "a & b < c" },
      ],
      ITEMS,
    ).split("\n")[1],
    "<all><one><code>1</code></one><one><name/><words>a &amp; b &lt; c</words></one></all>",
  );
  assert.equal(xmlOf("all", [], ITEMS).split("\n")[1], "<all></all>");
});

test("a name that is none, and a list without one for its elements, are refused", () => {
  assert.throws(() => xmlOf("all", [{ "a><script": 1 }], ITEMS), TypeError);
  assert.throws(() => xmlOf("others", [1], ITEMS), TypeError);
});

test("whatever a text holds, it stays a text, and is read back as it was but for what XML cannot hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (words) => {
      const written = xmlOf("words", `x${words}`, ITEMS);
      const inner = /<words>([\s\S]*)<\/words>\n$/.exec(written)?.[1] ?? "";
      assert.doesNotMatch(inner, /[<>"']/);
      const read = inner.replaceAll(/&(#?\w+);/g, (_, name: string) => UNESCAPES[name] ?? "?");
      assert.equal(read, [...`x${words}`].filter((sign) => canStand(sign.codePointAt(0) ?? 0)).join(""));
    }),
  );
  assert.equal(xmlOf("words", "\ud800x", ITEMS).split("\n")[1], "<words>x</words>", "half a sign");
});
