import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptedLocale, inLocale, isLocale, LOCALE_KEYS, localised } from "./locales.ts";

test("the browser's first wish that we have decides, by its weights", () => {
  const cases: [string | null, string][] = [
    [null, "en"],
    ["", "en"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["zh-Hant-TW", "zh"],
    ["fr, zh;q=0.5, en;q=0.7", "en"],
    ["fr;q=1, ru;q=0.9", "en"],
    ["en;q=0, zh;q=0.1", "zh"],
    ["zh;q=0", "en"],
    ["*", "en"],
    ["ZH", "zh"],
    [",,;q=,zh;q=x", "zh"],
    ["constructor, __proto__;q=0.9, zh;q=0.1", "zh"],
  ];
  for (const [header, locale] of cases) assert.equal(acceptedLocale(header), locale, String(header));
});

test("only languages that we have are languages", () => {
  for (const key of LOCALE_KEYS) assert.ok(isLocale(key));
  for (const key of ["", "EN", "xx", "toString", "__proto__"]) assert.ok(!isLocale(key), key);
});

test("a text that lacks a language is shown in English", () => {
  assert.equal(inLocale({ en: "Police", zh: "警察" }, "zh"), "警察");
  assert.equal(inLocale({ en: "Police" }, "zh"), "Police");
  assert.ok(!localised.safeParse({ zh: "警察" }).success);
  assert.ok(!localised.safeParse({ en: "" }).success);
});
