import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { figures } from "#app/_components/rates/figures.ts";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { newcombe } from "#lib/statistics/newcombe.ts";
import { openChromium, signedIn } from "./chromium.ts";
import { pdfText, readPdf } from "./pdf.ts";

const [ADMIN, , , , STATION] = DEMO_SIGN_INS;
const NUMBER = /\d[\d.,]*\d|\d/g;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

/** The newest month that the page offers, as `YYYY-MM`. */
async function newestMonth(page: Page): Promise<string> {
  await page.goto("/en/staff?unit=harbour");
  return page.locator("#report-month").inputValue();
}

const cells = (page: Page, selector: string) => page.locator(selector).evaluateAll((all) => all.map((each) => each.textContent ?? ""));

test("a report says of its month and its year what the page says", async () => {
  const page = await signedIn(browser, ADMIN);
  const month = await newestMonth(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Report as PDF" }).click()]);
  assert.equal(download.suggestedFilename(), `report-harbour-${month}-en.pdf`);
  const pdf = await (await page.request.get(`/en/staff/report?unit=harbour&month=${month}`)).body();
  const pages = await readPdf(pdf);
  assert.ok(pages.length <= 3 && pages.every(({ width, height }) => Math.round(width) === 210 && Math.round(height) === 297));
  const text = (await pdfText(pdf)).join(" ");
  const holds = (words: string) => assert.ok(text.includes(words), `the report says: ${words}`);

  const f = figures("en");
  const year = month.slice(0, 4);
  await page.goto(`/en/staff?unit=harbour&period=${year}`);
  for (const summary of await page.locator("main summary").all()) await summary.click();
  // Each row of each table by month.
  const rows = await page
    .locator(".charts[aria-labelledby=trend] tbody tr", { hasText: f.month(`${month}-01`) })
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")));
  assert.equal(rows.length, 3);
  for (const [rate = "", interval = "", n = ""] of rows) {
    holds(rate);
    holds(`Likely between ${interval.replace(" to ", " and ")} n ${n} answers`);
  }
  // The year's tiles, who took part, and every grade.
  for (const tile of await page.locator(".tiles > .tile").all()) {
    const [rate, interval = "", n = ""] = [
      await tile.locator(".rate").textContent(),
      ...(await cells(page, `#${await tile.getAttribute("aria-labelledby")} ~ p`)).slice(2),
    ];
    holds(`${rate} (${interval.replace("Likely between ", "").replace(" and ", " to ")}), ${n.replace(" answers", "")}.`);
  }
  const participation = (await cells(page, ".tile p")).find((each) => each.startsWith("Participation"));
  holds(participation ?? "");
  const grades = await page
    .locator(".grades tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  assert.equal(grades.length, 6);
  for (const grade of grades) holds(grade.join(" "));

  // The change against the month before, by the numbers that the page hands out.
  const csv = await (await page.request.get(`/en/staff/export?unit=harbour&period=${year}&as=csv`)).body();
  const months = (parse(csv, { columns: true, bom: true }) as Record<string, string>[]).filter(
    ({ cut, indicator }) => cut === "month" && indicator === "sat_top2",
  );
  const at = months.findIndex(({ key }) => key === month);
  const [now, before] = [months[at], months[at - 1]].map((row) => ({ x: Number(row?.x), n: Number(row?.n) }));
  assert.ok(now && before);
  const change = newcombe(now.x, now.n, before.x, before.n);
  assert.ok(change);
  const [points, lower, upper] = [change.difference, change.lower, change.upper].map((value) => f.points(value, now.n));
  holds(`${points} points against ${f.month(`${months[at - 1]?.key}-01`)} (from ${lower} to ${upper})`);
  holds("sat_top2 v1 = n(overall");
  const log = await seeAll(
    (sql) =>
      sql`select detail ->> 'period' as period from audit_event where event = 'rates.exported' and detail ->> 'as' = 'report.en.pdf'`,
  );
  assert.deepEqual(new Set(log.map(({ period }) => period)), new Set([month]));
});

test("a report says the same numbers in every language", async () => {
  const page = await signedIn(browser, ADMIN);
  const month = await newestMonth(page);
  const numbers = await Promise.all(
    LOCALE_KEYS.map(async (locale) => {
      const [first = ""] = await pdfText(
        await (await page.request.get(`/en/staff/report?unit=harbour&month=${month}&in=${locale}`)).body(),
      );
      return [...new Set((first.match(NUMBER) ?? []).map((each) => each.replaceAll(/[.,]/g, "")))].filter((each) => each.length > 2).sort();
    }),
  );
  assert.ok((numbers[0]?.length ?? 0) > 25);
  for (const each of numbers) assert.deepEqual(each, numbers[0]);
});

test("a month that has not ended, is none, or belongs to another's unit has no report; a hidden one says why", async () => {
  const lead = await signedIn(browser, STATION);
  const month = await newestMonth(await signedIn(browser, ADMIN));
  const status = async (query: string) => (await lead.request.get(`/en/staff/report?${query}`)).status();
  assert.equal(await status(`month=${month}`), 200);
  const thisMonth = new Date().toISOString().slice(0, 7);
  for (const query of [
    "",
    "month=",
    "month=2026-13",
    "month=2026",
    `month=${thisMonth}`,
    `month=${month}&unit=hills`,
    `month=${month}&in=xx`,
  ])
    assert.equal(await status(query), 404, query);
  const admin = await signedIn(browser, ADMIN);
  const [hidden = ""] = await pdfText(await (await admin.request.get(`/en/staff/report?unit=cloud-terrace&month=${month}`)).body());
  assert.match(hidden, /Satisfaction (?:No answers|Fewer than 5 answers)/);
});

test("a printed page has its numbers and its tables, and nothing that is pressed", async () => {
  const page = await signedIn(browser, ADMIN, { colorScheme: "dark" });
  await page.goto("/en/staff?unit=harbour");
  // Stations of other tests have no answers, and their rows no numbers.
  const rows = await page.locator(".charts tbody tr", { hasText: /\d%/ }).count();
  const text = (await pdfText(await page.pdf({ format: "A4" }))).join(" ");
  assert.equal((text.match(/\d% to [\d.]+% [\d,]+/g) ?? []).length, rows, "every row of every table behind a chart");
  for (const words of ["Sign out", "Show as a table", "All services", "SVG", "Definition", "Take these numbers", "http"])
    assert.ok(!text.includes(words), `${words} is not printed`);
});
