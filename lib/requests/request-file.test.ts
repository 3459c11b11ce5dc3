import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { hostileFiles } from "#db/seed/test-files.ts";
import { cleanFile, MOST_FORM_BYTES } from "./request-file.ts";

const picture = (width = 64, height = 48) => sharp({ create: { width, height, channels: 3, background: { r: 11, g: 107, b: 99 } } });
const EXIF = { IFD0: { Make: "Canary", Artist: "Secret Person" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 13/1 0/1" } };
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
const pdfWith = (dictionary: string) =>
  Buffer.from(PDF.toString("latin1").replace("/Type/Catalog", `/Type/Catalog${dictionary}`), "latin1");

test("pictures of every kind are made anew without what a camera wrote into them", async () => {
  for (const sent of [
    await picture().jpeg().withExif(EXIF).toBuffer(),
    await picture().png().withExif(EXIF).toBuffer(),
    await picture().webp().withExif(EXIF).toBuffer(),
  ]) {
    assert.match(sent.toString("latin1"), /Canary/);
    const clean = await cleanFile(sent);
    assert.ok("bytes" in clean && clean.type === "image/webp");
    const { exif, xmp, iptc, format } = await sharp(clean.bytes).metadata();
    assert.deepEqual([exif, xmp, iptc, format], [undefined, undefined, undefined, "webp"]);
    assert.doesNotMatch(clean.bytes.toString("latin1"), /Canary|Secret Person/);
  }
});

test("a picture comes upright and no larger than a screen needs", async () => {
  const sent = await picture(4000, 1000)
    .jpeg()
    .withExif({ IFD0: { Orientation: "6" } })
    .toBuffer();
  const clean = await cleanFile(sent);
  assert.ok("bytes" in clean);
  const { width, height } = await sharp(clean.bytes).metadata();
  assert.ok(Math.max(width, height) <= 2400);
});

test("a PDF that runs, opens or hides something is refused, also under a written-out name", async () => {
  const plain = await cleanFile(PDF);
  assert.ok("bytes" in plain && plain.type === "application/pdf");
  const active = [
    "/OpenAction 3 0 R",
    "/AA<<>>",
    "/Names<</JavaScript 3 0 R>>",
    "/J#61vaScript 3 0 R",
    "/Names<</EmbeddedFiles 3 0 R>>",
    "/S/Launch",
    "/AcroForm<</XFA 3 0 R>>",
  ];
  for (const dictionary of active) assert.deepEqual(await cleanFile(pdfWith(dictionary)), { problem: "file_broken" }, dictionary);
  assert.deepEqual(await cleanFile(PDF.subarray(0, 40)), { problem: "file_broken" });
});

test("of 300 hostile files none is kept as what could run, none keeps more than its picture, and memory stays small", async () => {
  const files = await hostileFiles();
  assert.ok(files.length >= 300, String(files.length));
  const before = process.memoryUsage().rss;
  let most = 0;
  await Promise.all(
    files.map(async (sent) => {
      const clean = await cleanFile(sent);
      most = Math.max(most, process.memoryUsage().rss - before);
      if ("problem" in clean) return;
      // What passes is a picture that was made anew.
      assert.equal(clean.type, "image/webp");
      assert.equal((await sharp(clean.bytes).metadata()).format, "webp");
      for (const sign of ["<script", "PK\x03\x04"]) assert.ok(!clean.bytes.includes(sign));
    }),
  );
  assert.ok(most < 512 * 1024 * 1024, `${Math.round(most / 1024 / 1024)} MB`);
  assert.ok(MOST_FORM_BYTES > 5 * 1024 * 1024);
});
