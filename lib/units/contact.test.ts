import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import sharp from "sharp";
import { findableText, weekdayOf } from "./contact.ts";
import { clockOf, isAllDay, minutesOf } from "./office-week.ts";
import { photoAnew } from "./photo.ts";

test("a time of the day is read as it is shown, and midnight ends a day", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (minutes) => assert.equal(minutesOf(clockOf(minutes)), minutes)));
  assert.equal(minutesOf("0:00", true), 1440);
  assert.equal(minutesOf("9:05"), 545);
  for (const wrong of ["", "9", "24:01", "25:00", "12:60", "noon", "-1:00", "9:5"]) assert.equal(minutesOf(wrong), undefined, wrong);
  assert.ok(isAllDay([0, 1440]) && !isAllDay([0, 1439]));
});

test("weekdays begin on Monday", () => {
  assert.deepEqual(["2026-11-23", "2026-11-26", "2026-11-29"].map(weekdayOf), [0, 3, 6]);
});

test("a unit is found by its words of every language", () => {
  assert.equal(findableText([{ en: "East", zh: "东" }, { ar: "شرق" }]), "East 东 شرق");
});

test("a photo is made anew: small, square, without what the camera wrote", async () => {
  const camera = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#456" } })
    .withExif({ IFD0: { Copyright: "canary-7731" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
    .jpeg()
    .toBuffer();
  assert.ok(camera.includes("canary-7731"));
  const made = await photoAnew(camera);
  assert.ok(!("problem" in made));
  const { width, height, format, exif } = await sharp(made.bytes).metadata();
  assert.deepEqual({ width, height, format, exif }, { width: 160, height: 160, format: "webp", exif: undefined });
  assert.ok(!made.bytes.includes("canary-7731"));
});

test("what is no picture is refused and says why, and nothing throws", async () => {
  const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#456" } })
    .png()
    .toBuffer();
  assert.deepEqual(await photoAnew(png.subarray(0, 60)), { problem: "photo_broken" });
  assert.deepEqual(await photoAnew(Buffer.from("<svg onload=alert(1)>")), { problem: "photo_type" });
  assert.deepEqual(await photoAnew(Buffer.from("GIF89a")), { problem: "photo_type" });
  assert.deepEqual(await photoAnew(Buffer.alloc(6 * 1024 * 1024)), { problem: "photo_large" });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const signed = await photoAnew(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(bytes)]));
      assert.ok("problem" in signed);
    }),
    { numRuns: 50 },
  );
});
