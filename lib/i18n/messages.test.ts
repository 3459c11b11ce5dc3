import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { LOCALE_KEYS } from "./locales.ts";
import { translator } from "./messages.ts";

const CHECKOUT = fileURLToPath(new URL("../..", import.meta.url));
const AREAS = globSync("messages/en/*.json", { cwd: CHECKOUT }).map((file) => file.slice("messages/en/".length, -".json".length));
const PLURAL = /_(zero|one|two|few|many|other)$/;

const read = (locale: string, area: string) =>
  JSON.parse(readFileSync(join(CHECKOUT, "messages", locale, `${area}.json`), "utf8")) as Record<string, string>;
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const stem = (key: string) => key.replace(PLURAL, "");

/** The part of a file that is code: a comment that names a key does not use it. */
const code = globSync(["{app,lib}/**/*.{ts,tsx}", "bin/*.mjs"], { cwd: CHECKOUT })
  .filter((file) => !file.includes(".test."))
  .map((file) => readFileSync(join(CHECKOUT, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ""))
  .join("\n");

test("every language has every message, and none is empty", () => {
  assert.ok(AREAS.length >= 5);
  for (const locale of LOCALE_KEYS) {
    for (const area of AREAS) {
      assert.deepEqual(
        [...new Set(Object.keys(read(locale, area)).map(stem))].sort(),
        [...new Set(Object.keys(read("en", area)).map(stem))].sort(),
        `${locale}/${area}`,
      );
      for (const [key, text] of Object.entries(read(locale, area))) assert.ok(text.trim() !== "", `${locale}/${area}.${key} is empty`);
    }
  }
});

test("a message says the same values in every language", () => {
  for (const area of AREAS) {
    const english = read("en", area);
    for (const locale of LOCALE_KEYS) {
      for (const [key, text] of Object.entries(read(locale, area)))
        assert.deepEqual(placeholders(text), placeholders(english[key] ?? english[`${stem(key)}_other`] ?? ""), `${locale}/${area}.${key}`);
    }
  }
});

test("every message is used", () => {
  // `t(`trend_${verdict}`)` uses every key that begins so.
  const prefixes = [...code.matchAll(/[`"]([a-z_]+_)\$\{/g)].map(([, prefix]) => prefix ?? "");
  const unused = AREAS.flatMap((area) =>
    [...new Set(Object.keys(read("en", area)).map(stem))]
      .filter((key) => !code.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)))
      .map((key) => `${area}.${key}`),
  );
  assert.deepEqual(unused, []);
});

test("values stand where the message names them, and plurals follow the language", () => {
  assert.equal(translator("en", "rates")("answers", { count: 1, n: 1 }), "n 1 answer");
  assert.equal(translator("en", "rates")("answers", { count: 5, n: 5 }), "n 5 answers");
  assert.match(translator("zh", "common")("emergency_call", { number: "110" }), /110/);
  // What somebody typed is never read as a pattern of its own.
  assert.match(translator("en", "common")("emergency_call", { number: "{{number}}$t(home)" }), /\$t\(home\)/);
});
