import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { XMLValidator } from "fast-xml-parser";
import { parseAtomFeed } from "feedsmith";
import { CHECKOUT } from "#bin/checkout.ts";
import { closeDatabase } from "#db";
import { digestOf } from "#lib/publications/chain.ts";
import { ORIGIN } from "./chromium.ts";
import { get, type PublishedForce, publishedForce, WHY } from "./published-force.ts";
import { catalogueFaults, readPackage } from "./validators.ts";

let own: PublishedForce;
before(async () => {
  own = await publishedForce("opened");
});
after(closeDatabase);

test("the data package, the catalogue and the frozen bytes are handed out to anybody, and hold by their validators", async () => {
  const base = `/api/publications/${own.second}`;
  const tables = await readPackage(`${ORIGIN}${base}/datapackage.json`);
  assert.equal(tables.rates?.length, 8);
  assert.equal(tables.rates?.filter(({ shown }) => shown === false).length, 1);
  const frozen = await (await get(`${base}/snapshot.json`)).text();
  assert.deepEqual(JSON.parse(frozen), JSON.parse(JSON.stringify(own.snapshot)));
  const catalogue = await (await get("/api/publications")).json();
  const { statements, faults } = await catalogueFaults(catalogue);
  assert.deepEqual(faults, []);
  const said = JSON.stringify(catalogue);
  assert.ok(statements > 200 && said.includes(own.second) && said.includes(digestOf(frozen)) && !said.includes(own.withdrawn));
  for (const file of ["rates.csv", "data.json", "snapshot.json", "datapackage.json", "../chain.json", "../key"]) {
    const path = new URL(`${base}/${file}`, ORIGIN).pathname;
    const answer = await get(path, { origin: "https://elsewhere.example" });
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get("access-control-allow-origin"), "*");
    assert.match(answer.headers.get("cache-control") ?? "", /^public/);
    const etag = answer.headers.get("etag") ?? "";
    const again = await get(path, { "if-none-match": etag });
    assert.equal(again.status, 304, path);
    assert.equal(await again.text(), "");
    assert.equal((await fetch(`${ORIGIN}${path}`, { method: "HEAD" })).headers.get("etag"), etag);
    assert.equal((await fetch(`${ORIGIN}${path}`, { method: "POST" })).status, 405);
  }
  const gone = await get(`/api/publications/${own.withdrawn}/rates.csv`);
  assert.equal(gone.status, 410);
  assert.match((await gone.json()).detail, new RegExp(WHY));
  for (const path of [`${base}/nothing.csv`, `${base}/__proto__`, "/api/publications/nothing/rates.csv"])
    assert.equal((await get(path)).status, 404, path);
});

test("the feeds are Atom that others read, and tell of a withdrawal and why", async () => {
  for (const path of [`/en/results/feed/${own.station}`, "/ar/results/feed"]) {
    const answer = await get(path);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/atom\+xml/);
    const text = await answer.text();
    assert.equal(XMLValidator.validate(text), true);
    const { id, title, updated, entries = [], links } = parseAtomFeed(text);
    assert.ok(id?.startsWith("tag:") && title && updated && links?.some(({ rel, href }) => rel === "self" && href === `${ORIGIN}${path}`));
    assert.equal(new Set(entries.map((entry) => entry.id)).size, entries.length);
    const ours = entries.filter((entry) => entry.id?.includes(own.force));
    assert.equal(ours.length, 4, "three releases and a withdrawal");
    for (const entry of ours) assert.ok(entry.id && entry.title && entry.updated && entry.authors?.length && entry.links?.length);
    assert.ok(JSON.stringify(ours[0]).includes(WHY), "the newest is the withdrawal, with its reason");
  }
  const html = await (await get(`/en/results/${own.second}/${own.station}`)).text();
  assert.match(html, new RegExp(`rel="alternate" type="application/atom\\+xml" href="${ORIGIN}/en/results/feed/${own.station}"`));
});

test("the program on the page finds this site's chain sound", async () => {
  const page = await (await get("/en/results")).text();
  const [, head] = />(\d+:[0-9a-f]{64})</.exec(page) ?? [];
  const [, key] = />([0-9a-f]{64})</.exec(page) ?? [];
  assert.ok(head && key);
  const program = await (await get("/check-publications.mjs")).text();
  assert.match(program, /^#!\/usr\/bin\/env node/);
  const file = join(CHECKOUT, "public", "check-publications.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [file, ORIGIN, "--head", head, "--key", key]);
  assert.match(stdout, new RegExp(`ok +\\d+ +withdrawn ${own.withdrawn} on 2026-11-02: ${WHY}`));
  assert.match(stdout, /all sound/);
});
