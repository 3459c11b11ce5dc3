import assert from "node:assert/strict";
import { test } from "node:test";
import { chartStyle } from "./chart-style.ts";

test("a file's style needs no page: no token, no second scheme, no other sheet, nothing from outside", () => {
  const style = chartStyle();
  assert.match(style, /\.band \{ fill: #0072b2; opacity: 0\.18; \}/);
  assert.match(style, /\.chart text \{/);
  assert.doesNotMatch(style, /var\(|light-dark|@|url\(|\/\*/);
});
