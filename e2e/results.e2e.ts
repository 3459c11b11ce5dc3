import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { closeDatabase } from "#db";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { publicFigures, rateWords } from "#lib/publications/public-words.ts";
import { newVisitor, ORIGIN, openChromium } from "./chromium.ts";
import { pdfText, readPdf } from "./pdf.ts";
import { get, type PublishedForce, publishedForce, WHY } from "./published-force.ts";

let browser: Browser;
let own: PublishedForce;
before(async () => {
  own = await publishedForce("published");
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("a unit's result says every number of the snapshot without script, in every language", async () => {
  const page = await newVisitor(browser, { javaScriptEnabled: false });
  const rates = own.snapshot.units[1]?.rates ?? [];
  for (const locale of LOCALE_KEYS) {
    const [t, f] = [translator(locale, "results"), publicFigures(locale)];
    const answer = await page.goto(`/${locale}/results/${own.second}/${own.station}`);
    assert.equal(answer?.status(), 200);
    const said = (await page.locator("main").textContent()) ?? "";
    assert.ok(!/\{\{|undefined|NaN|Infinity|[Mm]argin of error/.test(said), said);
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
  assert.ok((await page.locator("main").textContent())?.includes(WHY));
  await page.locator(`a[href="/en/results/${own.second}"]`).click();
  await page.locator("main ul.units a").first().click();
  assert.equal(new URL(page.url()).pathname, `/en/results/${own.second}/${own.station}`);
  for (const locale of LOCALE_KEYS) {
    const t = translator(locale, "results");
    for (const [path, status, words] of [
      [`/${locale}/results/${own.withdrawn}`, 410, WHY],
      [`/${locale}/results/${own.withdrawn}/${own.station}`, 410, WHY],
      [`/${locale}/results/${own.second}/nobody`, 404, t("unknown_title")],
      [`/${locale}/results/nothing`, 404, t("unknown_title")],
      [`/${locale}/results/${own.second}/${own.station}/nothing`, 404, ""],
    ] as const) {
      const answer = await get(path);
      const body = await answer.text();
      assert.equal(answer.status, status, path);
      assert.ok(body.includes(words.replaceAll("'", "&#x27;")) && body.includes("</main>"), path);
    }
  }
  for (const [path, status] of [
    [`/en/results/${own.withdrawn}/${own.station}/image`, 410],
    [`/en/results/${own.withdrawn}/${own.station}/sheet`, 410],
    ["/en/results/nothing/nobody/sheet", 404],
    ["/en/results/feed/nobody", 404],
  ] as const)
    assert.equal((await get(path)).status, status, path);
});

test("the picture and the sheet can be looked at, in every language, and the sheet's code leads to the page", async () => {
  for (const locale of LOCALE_KEYS) {
    const path = `/${locale}/results/${own.second}/${own.station}`;
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
  const html = await (await get(`/en/results/${own.second}/${own.station}`)).text();
  assert.ok(html.includes(`property="og:image" content="${ORIGIN}/en/results/${own.second}/${own.station}/image"`));
  assert.match(html, /name="twitter:card" content="summary_large_image"/);
});

test("another site may frame the small page that is made for it, and no other page", async (t) => {
  const framing = createServer((request, response) => {
    const path = request.url === "/whole" ? "" : "/embed";
    response.setHeader("Content-Type", "text/html");
    response.end(`<iframe src="${ORIGIN}/en/results/${own.second}/${own.station}${path}" width="360" height="420"></iframe>`);
  });
  await new Promise<void>((ready) => framing.listen(0, "127.0.0.1", ready));
  t.after(() => framing.close());
  const { port } = framing.address() as AddressInfo;
  const page = await newVisitor(browser);
  await page.goto(`http://127.0.0.1:${port}/`);
  assert.match((await page.frameLocator("iframe").locator("h1").textContent()) ?? "", /Station/);
  await page.goto(`http://127.0.0.1:${port}/whole`);
  assert.equal(await page.frameLocator("iframe").locator(".said").count(), 0);
  const [small, whole] = [
    await get(`/en/results/${own.second}/${own.station}/embed`),
    await get(`/en/results/${own.second}/${own.station}`),
  ];
  assert.equal(small.headers.get("x-frame-options"), null);
  assert.match(small.headers.get("content-security-policy") ?? "", /script-src 'none'.*frame-ancestors \*/);
  assert.equal(whole.headers.get("x-frame-options"), "DENY");
  assert.match(whole.headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/);
});
