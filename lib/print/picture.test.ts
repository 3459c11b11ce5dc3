import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { pngOf } from "./picture.ts";

/** How many pixels of a line of text are ink, and the first and the last column that has any. */
async function inkOf(text: string, anchor: "start" | "end") {
  const x = anchor === "start" ? 10 : 390;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60" viewBox="0 0 400 60"><rect width="400" height="60" fill="#fff"/>
    <text x="${x}" y="40" font-family="system-ui, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans SC', sans-serif" font-size="24" text-anchor="${anchor}" fill="#000">${text}</text></svg>`;
  const { data, info } = await sharp(await pngOf(svg))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dark = [...data.entries()].filter(([, value]) => value < 128).map(([at]) => at % info.width);
  return { size: [info.width, info.height], ink: dark.length, from: Math.min(...dark), to: Math.max(...dark) };
}

test("a picture is twice as large, and Latin, Chinese and Arabic letters are drawn from our own fonts", async () => {
  for (const text of ["Satisfaction", "满意率按月", "الرضا حسب الشهر"]) {
    const found = await inkOf(text, "start");
    assert.deepEqual(found.size, [800, 120]);
    assert.ok(found.ink > 300 && found.from >= 18 && found.to > 150, text);
  }
  // Letters that no font has are all the same box.
  const [one, other] = [await inkOf("满", "start"), await inkOf("意", "start")];
  assert.notEqual(one.ink, other.ink);
});

test("Arabic letters are joined, and what is isolated begins at the right", async () => {
  const joined = await inkOf("ننن", "start");
  const apart = await inkOf("ن\u200cن\u200cن", "start");
  assert.ok(joined.to - joined.from < (apart.to - apart.from) * 0.9, "joined letters take less room");
  const sentence = await inkOf("\u2067الرضا 81.7%\u2069", "end");
  assert.ok(sentence.to > 740 && sentence.to <= 780);
});
