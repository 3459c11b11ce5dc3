import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { createGzip } from "node:zlib";

const { spared } = (await import("./spare-data.mjs" as string)) as { spared: (bytes: Buffer) => { sent: Buffer; waits: Buffer } };

const DATA = '<script>self.__next_f.push([1,"<p>مرحبا</p>"])</script>';
const FIRST = "<script>(self.__next_f=self.__next_f||[]).push([0])</script>";
const OWN = "<script>own()</script>";
const PAGE = `<html><p>مرحبا</p>${FIRST}${DATA}${OWN}<script src="/a.js"></script>${DATA}</html>`;
const LIGHT = `<html><p>مرحبا</p>${OWN}<script src="/a.js"></script></html>`;

test("the data is left out wherever a page is cut into pieces, and nothing else is", () => {
  const bytes = Buffer.from(PAGE);
  for (let size = 1; size <= bytes.length; size += 1) {
    let [all, waits] = [Buffer.alloc(0), Buffer.alloc(0)];
    for (let at = 0; at < bytes.length; at += size) {
      const piece = spared(Buffer.concat([waits, bytes.subarray(at, at + size)]));
      [all, waits] = [Buffer.concat([all, piece.sent]), Buffer.from(piece.waits)];
    }
    assert.equal(Buffer.concat([all, waits]).toString(), LIGHT, `pieces of ${size}`);
  }
});

test("a page whose policy lets inline scripts run, and what is no page, goes out as it is", async () => {
  const server = createServer((request, response) => {
    const [, type = "", policy = ""] = (request.url ?? "").split("/").map(decodeURIComponent);
    response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": policy, "Content-Encoding": "gzip" });
    const stream = createGzip();
    stream.pipe(response);
    for (const half of [PAGE.slice(0, 60), PAGE.slice(60)]) stream.write(half);
    stream.end();
  });
  // The headers of an answer are known only before they have been sent.
  server.prependListener("request", (_, response) => {
    const { writeHead } = response;
    response.writeHead = ((status: number, headers: Record<string, string>) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      return writeHead.call(response, status);
    }) as typeof writeHead;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const got = async (type: string, policy: string) =>
    (await fetch(`http://127.0.0.1:${port}/${encodeURIComponent(type)}/${encodeURIComponent(policy)}`)).text();
  try {
    const html = "text/html; charset=utf-8";
    assert.equal(await got(html, "default-src 'none'; script-src 'none'; style-src 'self' 'unsafe-inline'"), LIGHT);
    assert.equal(await got(html, "script-src http://127.0.0.1/kiosk.js; style-src 'unsafe-inline'"), LIGHT);
    assert.equal(await got(html, "script-src 'nonce-abc' 'strict-dynamic'"), PAGE);
    assert.equal(await got(html, "default-src 'self'"), PAGE, "a policy that says nothing of scripts");
    assert.equal(await got("text/plain", "script-src 'none'"), PAGE);
  } finally {
    server.close();
  }
});
