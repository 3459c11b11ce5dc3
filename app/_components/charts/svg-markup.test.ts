import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Fragment, createElement as make } from "react";
import { svgMarkup } from "./svg-markup.ts";

const Dot = ({ at }: { at: number }) => make("circle", { className: "dot", cx: at, cy: 1.5, "data-month": "2026-01-01" });

test("components, fragments, lists and numbers become SVG", () => {
  const made = make(
    "svg",
    { viewBox: "0 0 9 9" },
    [1, 2].map((at) => make(Dot, { key: at, at })),
    make(Fragment, null, false, null, 0),
  );
  assert.equal(
    svgMarkup(made),
    '<svg viewBox="0 0 9 9"><circle class="dot" cx="1" cy="1.5" data-month="2026-01-01"></circle><circle class="dot" cx="2" cy="1.5" data-month="2026-01-01"></circle>0</svg>',
  );
});

test("what somebody typed stays text, in an element and in an attribute", () => {
  const typed = `"><script>alert(1)</script>&'\u0000\u0008\uD800`;
  assert.equal(
    svgMarkup(make("text", { "aria-label": typed, textAnchor: "end" }, typed)),
    `<text aria-label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;" text-anchor="end">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;</text>`,
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const inside = svgMarkup(make("text", null, text)).slice("<text>".length, -"</text>".length);
      assert.doesNotMatch(inside, /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
  );
});

test("what does not belong in a picture never leaves in one", () => {
  for (const name of ["script", "a", "foreignObject", "image", "use", "animate"])
    assert.throws(() => svgMarkup(make("svg", null, make(name))), /no part of a picture/, name);
  for (const name of ["href", "onload", "onClick", "style", "filter", "dangerouslySetInnerHTML", "xlinkHref"])
    assert.throws(() => svgMarkup(make("rect", { [name]: "x" })), /no attribute of a picture/, name);
  assert.throws(() => svgMarkup(make("rect", { x: { toString: () => "1" } } as never)), /no attribute of a picture/);
});
