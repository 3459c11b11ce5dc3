import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { byLanguage, termsOf, wantedTerms } from "./terms.ts";

/** Whether the index of a text would let a search find it. */
function finds(search: string, text: string): boolean {
  const { words, forms } = termsOf(text);
  const all = [...words, ...forms];
  const wanted = wantedTerms(search);
  return wanted.length > 0 && wanted.every(({ term, begins }) => all.some((each) => (begins ? each.startsWith(term) : each === term)));
}

test("words are parted by the rules of their language, and what says nothing is no word", () => {
  assert.deepEqual([...termsOf("Please open more windows. Windows!").words], ["please", "open", "windows"]);
  assert.ok(termsOf("窗口太少，等候时间长").words.has("窗口"));
  assert.ok(termsOf("النوافذ قليلة").words.has("النوافذ"));
  for (const word of ["more", "were", "the"]) assert.ok(!termsOf("The windows were closed, once more").words.has(word));
});

test("the frequent words of one language do not hide those of another", () => {
  const terms = [..."abcdefgh"]
    .map((letter) => ({ term: `word${letter}`, comments: 90 }))
    .concat({ term: "窗口", comments: 9 }, { term: "النوافذ", comments: 7 });
  assert.deepEqual(
    byLanguage(terms, 3).map(({ language, terms: own }) => [language, own.length]),
    [
      ["en", 3],
      ["zh", 1],
      ["ar", 1],
    ],
  );
});

test("what is typed to look for something finds it in four languages", () => {
  for (const [search, text] of [
    ["WINDOW", "Please open more windows."],
    ["window open", "Please open more windows."],
    ["atencion", "La atención fue lenta"],
    ["ATENCIÓN", "La atencion fue lenta"],
    ["خدمة", "وكانت الخدمة بطيئة"],
    ["الخدمه".slice(0, 5), "خدمة بطيئة"],
    ["بطيئة", "الخدمةُ بَطِيئة"],
    ["户口本", "补办户口本很慢"],
    ["口", "补办户口本很慢"],
    ["员态", "工作人员态度好"],
    ["很慢 户口", "补办户口本很慢"],
    ["110", "Call 110 at once"],
  ] as const)
    assert.ok(finds(search, text), `${search} in ${text}`);
  for (const [search, text] of [
    ["door", "Please open more windows."],
    ["100%_", "number 1"],
    ["本户", "补办户口本很慢"],
    ["window closed", "Please open more windows."],
    ["…", "Please wait…"],
  ] as const)
    assert.ok(!finds(search, text), `${search} not in ${text}`);
});

test("any run of Chinese signs of a text finds it, and nothing that is typed breaks the search", () => {
  const signs = fc.array(fc.constantFrom(..."窗口太少等候时间长请增加服务态度好户口本补办"), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(signs, fc.nat(), fc.nat(), (text, from, length) => {
      const at = from % text.length;
      assert.ok(finds(text.slice(at, at + 1 + (length % 8)).join(""), text.join("")));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const { term } of wantedTerms(text)) assert.ok(term.length > 0 && term.length <= 80);
    }),
  );
});
