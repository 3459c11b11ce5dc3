import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { openChromium, press, signedIn } from "./chromium.ts";

const [ADMIN, ANALYST, REVIEWER, , STATION] = DEMO_SIGN_INS;
const RATE_CHARTS = ["months", "units", "grades", "trend", "funnel", "intervals", "drivers"];
const ELEMENTS = ["circle", "desc", "g", "line", "path", "rect", "style", "svg", "text", "title"];

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

type Read = {
  size: number[];
  elements: string[];
  attributes: string[];
  text: string;
  marks: { at: string; y: number; kind: string }[];
  hatched: string[];
};

/** An SVG as a strict reader of XML has it. */
const read = (page: Page, svg: string): Promise<Read> =>
  page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    const all = [...parsed.querySelectorAll("*")];
    const root = parsed.documentElement;
    return {
      size: ["width", "height"].map((name) => Number(root.getAttribute(name))),
      elements: [...new Set(all.map(({ nodeName }) => nodeName))].sort(),
      attributes: all.flatMap((each) => [...each.attributes].map(({ name, value }) => `${name}=${value}`)),
      text: root.textContent ?? "",
      marks: [...parsed.querySelectorAll("[data-month]")].map((each) => ({
        at: each.getAttribute("data-month") ?? "",
        y: Number(each.getAttribute("cy")),
        kind: each.nodeName,
      })),
      hatched: [...parsed.querySelectorAll("[data-row]:has(.hatch)")].map((each) => each.getAttribute("data-row") ?? ""),
    };
  }, svg);

function assertAlone({ elements, attributes }: Read, name: string): void {
  assert.deepEqual(
    elements.filter((each) => !ELEMENTS.includes(each)),
    [],
    `${name} holds pictures and words alone`,
  );
  const outside = attributes.filter(
    (each) => /^(?:on|href|xlink|style|src)/.test(each) || (/url\(|:\/\//.test(each) && !each.startsWith("xmlns=")),
  );
  assert.deepEqual(outside, [], `${name} needs nothing from outside`);
}

test("a chart's marks in a file are the page's numbers, and its links are reached by keyboard", async () => {
  const page = await signedIn(browser, ADMIN);
  await page.goto("/en/staff?unit=harbour&period=last-12");
  const link = page.getByRole("link", { name: "SVG: Satisfaction by month with its 95 % interval" });
  const box = await link.boundingBox();
  assert.ok(box && box.width >= 44 && box.height >= 44);
  await link.focus();
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.equal(download.suggestedFilename(), "months-sat_top2-harbour-last-12.svg");
  const found = await read(page, readFileSync(await download.path(), "utf8"));
  assertAlone(found, "months");
  const csv = await (await page.request.get("/en/staff/export?unit=harbour&period=last-12&as=csv")).body();
  const rows = (parse(csv, { columns: true, bom: true }) as Record<string, string>[]).filter(
    ({ cut, indicator, shown }) => cut === "month" && indicator === "sat_top2" && shown === "yes",
  );
  assert.ok(rows.length > 12);
  assert.deepEqual(
    found.marks.map(({ at }) => at.slice(0, 7)),
    rows.map(({ key }) => key),
  );
  const [first, ...rest] = rows.map(({ rate }, at) => ({ rate: Number(rate), y: found.marks[at]?.y ?? 0 }));
  const last = rest.reduce((far, each) =>
    Math.abs(each.rate - (first?.rate ?? 0)) > Math.abs(far.rate - (first?.rate ?? 0)) ? each : far,
  );
  const scale = (last.y - (first?.y ?? 0)) / (last.rate - (first?.rate ?? 0));
  assert.ok(scale < 0, "up is more");
  for (const { rate, y } of rest) assert.ok(Math.abs(y - (first?.y ?? 0) - scale * (rate - (first?.rate ?? 0))) < 0.01);
  const n = rows.reduce((sum, each) => sum + Number(each.n), 0).toLocaleString("en");
  assert.ok(found.text.includes(`n ${n}`) && found.text.includes("definition sat_top2, version 1") && found.text.includes("invented"));
  const finding = await page.locator(".charts h3").first().textContent();
  assert.ok(finding && found.text.includes(finding), "the title is the finding");
});

test("every chart is had in every language as SVG that stands alone and as PNG of twice the size that is not blank", async () => {
  const page = await signedIn(browser, ADMIN);
  const answers = (locale: string) => `/${locale}/staff/surveys/visit-rating/answers/charts/overall`;
  for (const locale of LOCALE_KEYS)
    for (const path of [...RATE_CHARTS.map((chart) => `/${locale}/staff/charts/${chart}`), answers(locale)]) {
      const svg = await page.request.get(`${path}?as=svg`);
      assert.equal(svg.headers()["content-type"], "image/svg+xml", path);
      const found = await read(page, await svg.text());
      assertAlone(found, path);
      assert.equal(found.attributes.includes("lang=ar"), locale === "ar");
      const png = await (await page.request.get(`${path}?as=png`)).body();
      const [{ format, width, height }, { channels }] = await Promise.all([sharp(png).metadata(), sharp(png).stats()]);
      assert.deepEqual({ format, size: [width, height] }, { format: "png", size: found.size.map((each) => each * 2) }, path);
      assert.ok(
        channels.slice(0, 3).every(({ stdev, max }) => stdev > 10 && max === 255),
        `${path} is not blank`,
      );
    }
});

test("what is hidden on the page is hidden in the file, and every unit of the table is in it", async () => {
  const page = await signedIn(browser, ADMIN);
  await page.goto("/en/staff/units");
  const slugs = (selector: string) => page.locator(selector).evaluateAll((all) => all.map((each) => each.getAttribute("data-unit") ?? ""));
  const hidden = await slugs(".caterpillar tbody tr:not(:has(svg))");
  assert.ok(hidden.length > 0);
  const svg = await (await page.request.get("/en/staff/charts/intervals?as=svg")).text();
  assert.deepEqual((await read(page, svg)).hatched.sort(), hidden.sort());
  const rows = [...svg.matchAll(/data-row="([^"]+)"/g)].map(([, slug]) => slug);
  assert.deepEqual(rows, await slugs(".caterpillar tbody tr"));
  const funnel = await (await page.request.get("/en/staff/charts/funnel?as=svg")).text();
  const marked = [...funnel.matchAll(/data-unit="([^"]+)"/g)].map(([, slug]) => slug).sort();
  assert.deepEqual(marked, (await slugs(".caterpillar tbody tr:has(svg)")).sort());
  assert.equal(
    (await page.request.get("/en/staff/charts/months?unit=cloud-terrace&period=last-3")).status(),
    404,
    "nothing is shown, nothing is had",
  );
});

test("a note that somebody typed stays words in a file", async () => {
  const typed = `</text><script>alert(1)</script> & "O'Neil" <image href=x>`;
  const page = await signedIn(browser, ANALYST);
  await page.goto("/en/staff/trend?unit=new-town");
  await page.fill("#words", typed);
  await press(page, "Note it");
  await page.locator("ol li").first().waitFor();
  const svg = await (await page.request.get("/en/staff/charts/trend?unit=new-town&as=svg")).text();
  const found = await read(page, svg);
  assertAlone(found, "trend");
  assert.ok(found.text.replaceAll(/\s/g, "").includes(typed.replaceAll(/\s/g, "")));
  assert.equal((await page.request.get("/en/staff/charts/trend?unit=new-town&as=png")).status(), 200);
});

test("who may not export has no links and no files; every download is on record; what there is not is not found", async () => {
  const reviewer = await signedIn(browser, REVIEWER);
  await reviewer.goto("/en/staff");
  assert.equal(await reviewer.locator(".chart-links, .report").count(), 0);
  const status = async (page: Page, path: string) => (await page.request.get(`/en/staff${path}`)).status();
  for (const path of ["/charts/months?as=svg", "/surveys/visit-rating/answers/charts/overall?as=svg", "/report?unit=harbour&month=2026-01"])
    assert.equal(await status(reviewer, path), 404, path);
  const lead = await signedIn(browser, STATION);
  assert.equal(await status(lead, "/charts/months?unit=hills"), 404);
  for (const path of ["/charts/nothing", "/charts/months?as=pdf", "/charts/months?rate=respect", "/charts/trend?from=2001-01-01"])
    assert.equal(await status(lead, path), 404, path);
  const counted = async () =>
    (
      await seeAll(
        (sql) => sql`select count(*)::int as n from audit_event where event = 'rates.exported' and detail ->> 'as' = 'trend.png'`,
      )
    )[0]?.n;
  const earlier = await counted();
  assert.equal(await status(lead, "/charts/trend?as=png"), 200);
  assert.equal(await counted(), earlier + 1);
  const stranger = await (await browser.newContext()).newPage();
  assert.equal((await stranger.request.get(new URL("/en/staff/charts/months", lead.url()).href, { maxRedirects: 0 })).ok(), false);
});
