import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import sharp from "sharp";
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

/** What is not what it says: scripts, programs, archives, pages, pictures that are cut, twisted, or larger than memory when opened. */
async function hostile(): Promise<Buffer[]> {
  const [jpeg, png] = [await picture().jpeg().toBuffer(), await picture().png().toBuffer()];
  const heads = [
    "<svg onload=alert(1)>",
    "<html><script>alert(1)</script>",
    "MZ",
    "\x7fELF",
    "PK\x03\x04",
    "GIF89a",
    "#!/bin/sh\n",
    "BM",
    "%!PS",
    "\xca\xfe\xba\xbe",
    "Rar!",
    "{\\rtf",
  ];
  const files = heads.flatMap((head) => Array.from({ length: 9 }, () => Buffer.concat([Buffer.from(head, "latin1"), randomBytes(300)])));
  for (let at = 0; at < 60; at += 1) {
    const twisted = Buffer.from(at % 2 ? jpeg : png);
    for (let bit = 0; bit < 6; bit += 1) twisted[(at * 7919 + bit * 104_729) % twisted.length] = (at * 31 + bit) % 256;
    files.push(twisted, (at % 2 ? jpeg : png).subarray(0, 4 + at));
  }
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  const polyglot = Buffer.concat([jpeg, Buffer.from("<script>alert(1)</script>PK\x03\x04", "latin1")]);
  const zeros = Array.from({ length: 30 }, (_, at) => Buffer.alloc(at));
  const claimed = Array.from({ length: 40 }, () => Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBP"), randomBytes(200)]));
  return [...files, bomb, polyglot, ...zeros, ...claimed, Buffer.alloc(6 * 1024 * 1024, 0xff)];
}

test("of 300 hostile files none is kept as what could run, none keeps more than its picture, and memory stays small", async () => {
  const files = await hostile();
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
