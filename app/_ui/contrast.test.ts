import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = ["tokens.css", "data-colours.css"].map((name) => readFileSync(new URL(name, import.meta.url), "utf8")).join("\n");
const SCHEMES = ["light", "dark"] as const;

/** Each colour by its name, once for light and once for dark. */
const colours = new Map(
  [...css.matchAll(/--([\w-]+):\s*(?:light-dark\((#\w{6}),\s*(#\w{6})\)|(#\w{6}));/g)].map(([, name = "", light, dark, both]) => [
    name,
    { light: light ?? both ?? "", dark: dark ?? both ?? "" },
  ]),
);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = 4.5;
const MARK = 3;
const PAIRS: readonly [string, string, number][] = [
  ["ink", "paper", TEXT],
  ["ink", "surface", TEXT],
  ["ink", "chosen", TEXT],
  ["ink-quiet", "paper", TEXT],
  ["ink-quiet", "surface", TEXT],
  ["action", "paper", TEXT],
  ["action", "surface", TEXT],
  ["action-hover", "paper", TEXT],
  ["on-action", "action", TEXT],
  ["on-action", "action-hover", TEXT],
  ["error", "paper", TEXT],
  ["error", "error-surface", TEXT],
  ["ink", "error-surface", TEXT],
  ["edge", "paper", MARK],
  ["edge", "surface", MARK],
  ...["data-1", "data-2", "data-3", "data-4", "data-5", "data-6", "data-7", "data-8", "dont-know"].map((name): [string, string, number] => [
    name,
    "paper",
    MARK,
  ]),
  ["grade-5", "paper", MARK],
  ["grade-1", "paper", MARK],
];

for (const scheme of SCHEMES) {
  test(`every pair of ink and ground can be read, ${scheme}`, () => {
    assert.ok(colours.size >= 20);
    for (const [front, back, least] of PAIRS) {
      const [a, b] = [colours.get(front)?.[scheme], colours.get(back)?.[scheme]];
      assert.ok(a && b, `${front} or ${back} is no colour`);
      assert.ok(contrast(a, b) >= least, `${front} on ${back}, ${scheme}: ${contrast(a, b).toFixed(2)}, wanted ${least}`);
    }
  });
}

test("the contrast of black on white is 21", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.ok(Math.abs(contrast("#777777", "#ffffff") - 4.48) < 0.01);
});
