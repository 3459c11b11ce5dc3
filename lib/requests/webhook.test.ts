import assert from "node:assert/strict";
import { test } from "node:test";
import { isPublicAddress, webhookUrl } from "./webhook.ts";

test("no address within the walls is called, however it is written", () => {
  for (const address of [
    ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255"],
    ...[
      "::1",
      "::",
      "fe80::1",
      "fd00::1",
      "::ffff:127.0.0.1",
      "::ffff:10.0.0.1",
      "64:ff9b::7f00:1",
      "2002:7f00:1::",
      "2001:db8::1",
      "ff02::1",
      "name",
    ],
  ])
    assert.equal(isPublicAddress(address), false, address);
  for (const address of ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
    assert.equal(isPublicAddress(address), true, address);
});

test("a webhook goes over https, to a public name, without a password", () => {
  for (const url of [
    ...["http://example.org/", "ftp://example.org/", "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::1]/"],
    ...[
      "https://localhost/",
      "https://db.internal/",
      "https://user:word@example.org/",
      "example.org",
      "",
      `https://example.org/${"a".repeat(600)}`,
    ],
  ])
    assert.equal(webhookUrl(url, false), undefined, url);
  assert.equal(webhookUrl(" https://example.org/hook ", false), "https://example.org/hook");
  assert.equal(webhookUrl("http://127.0.0.1:9/", true), "http://127.0.0.1:9/");
});
