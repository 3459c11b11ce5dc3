import { randomBytes } from "node:crypto";
import sharp from "sharp";

const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 11, g: 107, b: 99 } } });

/** What is not what it says: scripts, programs, archives, pages, pictures that are cut, twisted, or larger than memory when opened. */
export async function hostileFiles(): Promise<Buffer[]> {
  const [jpeg, png] = [await picture.clone().jpeg().toBuffer(), await picture.clone().png().toBuffer()];
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
