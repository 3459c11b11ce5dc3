import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { XMLValidator } from "fast-xml-parser";
import { parseAtomFeed } from "feedsmith";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { CHECKOUT } from "#bin/checkout.ts";
import { closeDatabase } from "#db";
import { releaseTest, withdrawTest } from "#db/seed/test-publication.ts";
import { testSnapshot } from "#db/seed/test-snapshot.ts";
import { testActor } from "#db/seed/test-survey.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { digestOf } from "#lib/publications/chain.ts";
import { publicFigures, rateWords } from "#lib/publications/public-words.ts";
import type { Snapshot } from "#lib/publications/snapshot.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { newVisitor, ORIGIN, openChromium } from "./chromium.ts";
import { pdfText, readPdf } from "./pdf.ts";
import { catalogueFaults, readPackage } from "./validators.ts";

const FORCE = `published-${process.pid}`;
const STATION = `${FORCE}-station`;
const [FIRST, SECOND, WITHDRAWN] = [`${FORCE}-2026-q2`, `${FORCE}-2026-q3`, `${FORCE}-2025`];
const WHY = "Answers of one station were counted twice.";
const inAll = (words: string) => ({ en: words, zh: `${words}所`, es: `${words} es`, ar: `مركز ${words}` });

let browser: Browser;
let snapshot: Snapshot;
before(async () => {
  const { unitId } = await addUnit(testActor, { parentId: null, kind: "force", slug: FORCE, name: inAll("Force"), adults: null });
  await addUnit(testActor, { parentId: unitId, kind: "station", slug: STATION, name: inAll("Station"), adults: 1000 });
  const units = [
    { slug: FORCE, name: inAll("Force"), kind: "force", above: null },
    { slug: STATION, name: inAll("Station"), kind: "station", above: FORCE },
  ] as const;
  const first = testSnapshot(11, { period: "2026-q2", from: "2026-04-01", to: "2026-06-01", units, hiddenOf100: 0 });
  const wanted = { period: "2026-q3", from: "2026-07-01", to: "2026-09-01", units, hiddenOf100: 0, good: 0.85 };
  snapshot = testSnapshot(12, { ...wanted, before: { slug: FIRST, snapshot: first } });
  // One rate that is hidden, for its sign and its reason.
  const [, station] = snapshot.units;
  assert.ok(station);
  station.rates = station.rates.map((each) =>
    each.id === "sat_top2_residents" ? { ...each, rate: { shown: false, reason: "few" } } : each,
  );
  await releaseTest(WITHDRAWN, unitId, { ...first, period: "2025", from: "2025-01-01", to: "2025-12-01" }, "2026-02-01");
  await releaseTest(FIRST, unitId, first, "2026-07-30");
  await releaseTest(SECOND, unitId, snapshot, "2026-10-30");
  await withdrawTest(WITHDRAWN, { id: unitId, slug: FORCE }, WHY, "2026-11-02");
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${ORIGIN}${path}`, { redirect: "manual", headers });

test("a unit's result says every number of the snapshot without script, in every language", async () => {
  const page = await newVisitor(browser, { javaScriptEnabled: false });
  const rates = snapshot.units[1]?.rates ?? [];
  for (const locale of LOCALE_KEYS) {
    const [t, f] = [translator(locale, "results"), publicFigures(locale)];
    const answer = await page.goto(`/${locale}/results/${SECOND}/${STATION}`);
    assert.equal(answer?.status(), 200);
    const said = await page.locator("main").innerText();
    assert.ok(!/\{\{|undefined|NaN|Infinity|margin of error/i.test(said), said);
    for (const { id, rate } of rates) {
      if (!rate.shown) {
        assert.ok(said.includes(t("hidden_small", { minimum: 10 })), `${locale}: ${id} says why it is hidden`);
        continue;
      }
      const { sentence, between } = rateWords(locale, id, rate);
      for (const words of [sentence, between, t("answers", { n: f.count(rate.n) })]) assert.ok(said.includes(words), `${locale}: ${words}`);
      assert.ok(
        rate.change && said.includes(t(`change_${rate.change.verdict}`, { period: f.period({ from: "2026-04-01", to: "2026-06-01" }) })),
      );
    }
    // As many rows of answers as the snapshot has, and a trend of two points for each rate that is shown twice.
    const rows = rates.reduce((sum, { rate }) => sum + (rate.shown ? rate.distribution.length : 0), 0);
    assert.equal(
      await page
        .locator("main table")
        .filter({ hasText: t("given") })
        .locator("tbody tr")
        .count(),
      rows,
    );
    assert.equal(await page.locator("main path.course").count(), 3);
  }
});

test("one way leads from the list to a publication and to its unit; what was withdrawn or never was says so with its status", async () => {
  const page = await newVisitor(browser, { javaScriptEnabled: false });
  await page.goto("/en/results");
  assert.ok((await page.locator("main").innerText()).includes(WHY));
  await page.locator(`a[href="/en/results/${SECOND}"]`).click();
  await page.locator("main ul.units a").first().click();
  assert.equal(new URL(page.url()).pathname, `/en/results/${SECOND}/${STATION}`);
  for (const locale of LOCALE_KEYS) {
    const t = translator(locale, "results");
    for (const [path, status, words] of [
      [`/${locale}/results/${WITHDRAWN}`, 410, WHY],
      [`/${locale}/results/${WITHDRAWN}/${STATION}`, 410, WHY],
      [`/${locale}/results/${SECOND}/nobody`, 404, t("unknown_title")],
      [`/${locale}/results/nothing`, 404, t("unknown_title")],
      [`/${locale}/results/${SECOND}/${STATION}/nothing`, 404, ""],
    ] as const) {
      const answer = await get(path);
      const body = await answer.text();
      assert.equal(answer.status, status, path);
      assert.ok(body.includes(words.replaceAll("'", "&#x27;")) && body.includes("</main>"), path);
    }
  }
  for (const [path, status] of [
    [`/en/results/${WITHDRAWN}/${STATION}/image`, 410],
    [`/en/results/${WITHDRAWN}/${STATION}/sheet`, 410],
    ["/en/results/nothing/nobody/sheet", 404],
    ["/en/results/feed/nobody", 404],
  ] as const)
    assert.equal((await get(path)).status, status, path);
});

test("the data package, the catalogue and the frozen bytes are handed out to anybody, and hold by their validators", async () => {
  const base = `/api/publications/${SECOND}`;
  const tables = await readPackage(`${ORIGIN}${base}/datapackage.json`);
  assert.equal(tables.rates?.length, 8);
  assert.equal(tables.rates?.filter(({ shown }) => shown === false).length, 1);
  const frozen = await (await get(`${base}/snapshot.json`)).text();
  assert.deepEqual(JSON.parse(frozen), JSON.parse(JSON.stringify(snapshot)));
  const catalogue = await (await get("/api/publications")).json();
  const { statements, faults } = await catalogueFaults(catalogue);
  assert.deepEqual(faults, []);
  const said = JSON.stringify(catalogue);
  assert.ok(statements > 200 && said.includes(SECOND) && said.includes(digestOf(frozen)) && !said.includes(WITHDRAWN));
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
  const gone = await get(`/api/publications/${WITHDRAWN}/rates.csv`);
  assert.equal(gone.status, 410);
  assert.match((await gone.json()).detail, new RegExp(WHY));
  for (const path of [`${base}/nothing.csv`, `${base}/__proto__`, "/api/publications/nothing/rates.csv"])
    assert.equal((await get(path)).status, 404, path);
});

test("the feeds are Atom that others read, and tell of a withdrawal and why", async () => {
  for (const path of [`/en/results/feed/${STATION}`, "/ar/results/feed"]) {
    const answer = await get(path);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/atom\+xml/);
    const text = await answer.text();
    assert.equal(XMLValidator.validate(text), true);
    const { id, title, updated, entries = [], links } = parseAtomFeed(text);
    assert.ok(id?.startsWith("tag:") && title && updated && links?.some(({ rel, href }) => rel === "self" && href === `${ORIGIN}${path}`));
    assert.equal(new Set(entries.map((entry) => entry.id)).size, entries.length);
    const own = entries.filter((entry) => entry.id?.includes(FORCE));
    assert.equal(own.length, 4, "three releases and a withdrawal");
    for (const entry of own) assert.ok(entry.id && entry.title && entry.updated && entry.authors?.length && entry.links?.length);
    assert.ok(JSON.stringify(own[0]).includes(WHY), "the newest is the withdrawal, with its reason");
  }
  const html = await (await get(`/en/results/${SECOND}/${STATION}`)).text();
  assert.match(html, new RegExp(`rel="alternate" type="application/atom\\+xml" href="${ORIGIN}/en/results/feed/${STATION}"`));
});

test("the picture and the sheet can be looked at, in every language, and the sheet's code leads to the page", async () => {
  for (const locale of LOCALE_KEYS) {
    const path = `/${locale}/results/${SECOND}/${STATION}`;
    const { width, height, format } = await sharp(Buffer.from(await (await get(`${path}/image`)).arrayBuffer())).metadata();
    assert.deepEqual({ width, height, format }, { width: 1200, height: 630, format: "png" });
    const pdf = new Uint8Array(await (await get(`${path}/sheet`)).arrayBuffer());
    const [sheet, ...more] = await readPdf(pdf);
    assert.equal(more.length, 0, "one page");
    assert.deepEqual([Math.round(sheet?.width ?? 0), Math.round(sheet?.height ?? 0)], [210, 297]);
    assert.equal(sheet?.code, `${ORIGIN}${path}`);
    const [text = ""] = await pdfText(pdf);
    assert.ok(text.includes("110") && text.includes(publicFigures(locale).count(2026).replace(/\D/g, "")), text);
  }
  const html = await (await get(`/en/results/${SECOND}/${STATION}`)).text();
  assert.ok(html.includes(`property="og:image" content="${ORIGIN}/en/results/${SECOND}/${STATION}/image"`));
  assert.match(html, /name="twitter:card" content="summary_large_image"/);
});

test("another site may frame the small page that is made for it, and no other page", async () => {
  const framing = createServer((request, response) => {
    const path = request.url === "/whole" ? "" : "/embed";
    response.setHeader("Content-Type", "text/html");
    response.end(`<iframe src="${ORIGIN}/en/results/${SECOND}/${STATION}${path}" width="360" height="420"></iframe>`);
  });
  await new Promise<void>((ready) => framing.listen(0, "127.0.0.1", ready));
  const { port } = framing.address() as AddressInfo;
  const page = await newVisitor(browser);
  await page.goto(`http://127.0.0.1:${port}/`);
  assert.match(await page.frameLocator("iframe").locator("h1").innerText(), /Station/);
  await page.goto(`http://127.0.0.1:${port}/whole`);
  assert.equal(await page.frameLocator("iframe").locator("h1").count(), 0);
  const [small, whole] = [await get(`/en/results/${SECOND}/${STATION}/embed`), await get(`/en/results/${SECOND}/${STATION}`)];
  assert.equal(small.headers.get("x-frame-options"), null);
  assert.match(small.headers.get("content-security-policy") ?? "", /script-src 'none'.*frame-ancestors \*/);
  assert.equal(whole.headers.get("x-frame-options"), "DENY");
  assert.match(whole.headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/);
  await new Promise((closed) => framing.close(closed));
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
  assert.match(stdout, new RegExp(`ok +\\d+ +withdrawn ${WITHDRAWN} on 2026-11-02: ${WHY}`));
  assert.match(stdout, /all sound/);
});
