import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { createGzip, type Gzip, gunzipSync } from "node:zlib";

/** The bytes of two parts with a flush between them, as Next sends a page and its data. */
async function sent(parts: readonly string[]): Promise<Buffer> {
  const stream: Gzip = createGzip();
  const bytes: Buffer[] = [];
  stream.on("data", (piece: Buffer) => bytes.push(piece));
  for (const part of parts) {
    stream.write(part);
    await new Promise<void>((done) => stream.flush(() => done()));
  }
  stream.end();
  await once(stream, "end");
  return Buffer.concat(bytes);
}

test("what was sent before a flush is a dictionary for what comes after it, and all of it is read back", async () => {
  const page = Array.from({ length: 400 }, (_, at) => `<p class="c${(at * 7919) % 1009}">${(at * 104729) % 65537}</p>`).join("");
  const before = await sent([page, page]);
  await import("./keep-window.mjs" as string);
  const after = await sent([page, page]);
  assert.equal(gunzipSync(after).toString(), page + page);
  assert.ok(after.length < before.length * 0.6, `${before.length} before, ${after.length} after`);
});
