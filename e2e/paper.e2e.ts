import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { assertAccessible, assertFits, openChromium, press, signedIn } from "./chromium.ts";
import { readPdf } from "./pdf.ts";

const [ADMIN, ANALYST, , , STATION] = DEMO_SIGN_INS;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

async function began(page: Page, forms: number): Promise<string> {
  await page.goto("/en/staff/entry");
  await page.fill("#forms", String(forms));
  await page.selectOption("#unit", "east-street");
  await page.selectOption("#every_nth", "2");
  await press(page, "Begin");
  await page.waitForURL(/entry\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test("a questionnaire is printed in every language and both sizes, on whole A4 pages", async () => {
  const page = await signedIn(browser, STATION);
  for (const locale of LOCALE_KEYS)
    for (const questionnaire of ["visit-rating", "resident-survey"])
      for (const large of ["", "&large=1"]) {
        const sent = await page.request.get(`/en/staff/entry/form?questionnaire=${questionnaire}&unit=east-street&in=${locale}${large}`);
        assert.equal(sent.headers()["content-type"], "application/pdf");
        const pages = await readPdf(await sent.body());
        assert.ok(pages.length <= (large ? 5 : 3), `${locale} ${questionnaire}: ${pages.length} pages`);
        assert.ok(pages.every(({ width, height }) => Math.round(width) === 210 && Math.round(height) === 297));
      }
  assert.equal((await page.request.get("/en/staff/entry/form?questionnaire=visit-rating&unit=hills&in=en")).status(), 404);
});

test("forms are typed by keyboard alone, one in two again by somebody else, and the disagreement is shown", async () => {
  const typist = await signedIn(browser, STATION);
  const pile = await began(typist, 4);
  // The first field has the focus; each code goes on by itself, Enter over what is left open, and stores at the end.
  const type = async (page: Page, codes: string) => {
    await page.locator("[data-keys] #q_overall:focus").waitFor();
    for (const key of codes) await page.keyboard.press(key === "-" ? "Enter" : key);
    const fields = await page.locator(".entry input:not([type=hidden]), .entry textarea").count();
    for (let at = 0; at < fields; at += 1) {
      if (await page.locator("textarea:focus").count()) break;
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("Tab");
    await Promise.all([page.waitForResponse((response) => response.request().method() === "POST"), page.keyboard.press("Enter")]);
    await page.waitForURL(/stored=|compared=/);
  };
  await type(typist, "54");
  assert.match((await typist.textContent("main")) ?? "", /Form 1 has been stored/);
  await type(typist, "4-3");
  await typist.goto(pile);
  await typist.fill("#q_overall", "7");
  await press(typist, "Store and next");
  await typist.locator(".error-summary").waitFor();
  assert.match((await typist.textContent(".error-summary")) ?? "", /Question 1: There is no such box/);
  assert.equal(await typist.inputValue("#q_overall"), "7");
  await typist.fill("#q_overall", "2");
  await typist.fill("#number", "1");
  await press(typist, "Store and next");
  await typist.locator(".error-summary").waitFor();
  assert.match((await typist.textContent(".error-summary")) ?? "", /typed in already/);
  assert.equal(await typist.inputValue("#q_overall"), "2");
  await typist.goto(`${pile}/check`);
  assert.equal(await typist.locator("#q_overall").count(), 0, "nobody checks their own typing");

  const second = await signedIn(browser, ADMIN);
  await second.goto(`${pile}/check`);
  await type(second, "4-4");
  assert.match((await second.textContent("main")) ?? "", /Form 2: the typings differ in: /);
  await second.goto("/en/staff/entry");
  const row = second.locator("tr", { has: second.locator(`a[href='${pile}']`) });
  assert.match((await row.textContent()) ?? "", /2 \/ 4.*11% of 9 answers/);
  await second.goto(pile);
  await assertAccessible(second, "entry");
  await assertFits(second, "entry");
});

test("what is typed before the form can go on by itself lands nowhere and stores nothing", async () => {
  const page = await signedIn(browser, STATION);
  const pile = await began(page, 2);
  const scripts = Promise.withResolvers<void>();
  await page.route("**/*.js", async (route) => {
    await scripts.promise;
    await route.continue();
  });
  let posts = 0;
  page.on("request", (request) => {
    posts += Number(request.method() === "POST");
  });
  await page.goto(pile, { waitUntil: "commit" });
  await page.locator("#q_overall").waitFor({ state: "attached" });
  for (const key of ["5", "4", "Enter"]) await page.keyboard.press(key);
  assert.equal(await page.inputValue("#q_overall"), "");
  scripts.resolve();
  await page.locator("[data-keys] #q_overall:focus").waitFor();
  await page.keyboard.press("5");
  assert.equal(await page.inputValue("#q_overall"), "5");
  assert.equal(await page.locator("#q_overall:focus").count(), 0, "and on it goes");
  assert.equal(posts, 0);
  await page.context().close();
});

test("an analyst of the force types for any unit, and nobody types into another unit's pile", async () => {
  const analyst = await signedIn(browser, ANALYST);
  const station = await signedIn(browser, STATION);
  await analyst.goto("/en/staff/entry");
  await analyst.selectOption("#unit", "hills");
  await press(analyst, "Begin");
  await analyst.waitForURL(/entry\/[0-9a-f-]{36}$/);
  const pile = new URL(analyst.url()).pathname;
  assert.equal((await station.request.get(pile)).status(), 404);
  const headers = { Origin: new URL(analyst.url()).origin };
  assert.equal((await station.request.post(`${pile}/forms`, { form: { number: "1", q_overall: "5" }, headers })).status(), 404);
});
