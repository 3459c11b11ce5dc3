import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase, driver } from "#db";
import { DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { newVisitor, ORIGIN, openChromium } from "./chromium.ts";

/** Two hundred by `npm run test:kiosk`. */
const PEOPLE = Number(process.env.RAPPORT_KIOSK_PEOPLE ?? 60);

let browser: Browser;
/** A kiosk of this test's own, at a station that no other test counts: this file runs beside the others. */
let code: string;
let KIOSK: string;
before(async () => {
  const [station] = await driver()`select id from unit where slug = 'lighthouse'`;
  const place = { unitId: String(station?.id), serviceKey: "household", channel: "kiosk", questionnaireKey: "visit-rating" } as const;
  ({ code } = await addTouchpoint(testActor, place));
  KIOSK = `/en/s/${code}/kiosk`;
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const unique = () => `word${randomBytes(8).toString("hex")}`;

/** Everything a next person, or somebody who looks closely, could find in the browser. */
async function traces(page: Page): Promise<string> {
  const inPage = await page.evaluate(async () => {
    const fields = [...document.querySelectorAll("input, textarea, select")].map((field) => {
      const { name, value, checked, type } = field as HTMLInputElement;
      return type === "radio" || type === "checkbox" ? (checked ? `${name}=${value}` : "") : type === "hidden" ? "" : value;
    });
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const kept = await caches.keys();
    return [
      document.documentElement.outerHTML,
      ...fields,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      ...databases,
      ...kept,
    ].join("\n");
  });
  const cookies = await page.context().cookies();
  return `${inPage}\n${cookies.map(({ name, value }) => `${name}=${value}`).join("\n")}`;
}

test(`of ${PEOPLE} people at one kiosk none leaves anything to the next`, async () => {
  const page = await newVisitor(browser, { viewport: { width: 1080, height: 1920 } });
  const words: string[] = [];
  const keys = new Set<string>();
  let sent = "";
  page.on("request", (request) => {
    sent += `${request.method()} ${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}\n`;
  });
  await page.goto(KIOSK);
  for (let person = 0; person < PEOPLE; person += 1) {
    const key = await page.inputValue("[name=key]");
    assert.ok(!keys.has(key), "a fresh key for each person");
    keys.add(key);
    const found = await traces(page);
    for (const word of words.slice(-3)) assert.ok(!found.includes(word), "nothing of somebody before is in the page or the browser");
    assert.equal(await page.locator(":checked").count(), 0);
    sent = "";
    const word = unique();
    words.push(word);
    await page.check("[name=overall][value='4']");
    await page.fill("[name=change]", word);
    if (person % 4 === 3) {
      // Somebody goes away without sending.
      await page.goto(`${KIOSK}?new`);
      assert.ok(!sent.includes(word));
    } else {
      await Promise.all([page.waitForURL("**/kiosk/thanks"), page.locator("form button.button").last().click()]);
      assert.ok(!(await traces(page)).includes(word));
      sent = "";
      await page.click("main a.button");
      await page.waitForURL((url) => url.pathname === KIOSK);
    }
    for (const earlier of words) assert.ok(!sent.includes(earlier), "no request of the next person carries a word of one before");
    if (person % 20 === 19) {
      for (let back = 0; back < 2; back += 1) {
        await page.goBack();
        const seen = await traces(page);
        for (const earlier of words.slice(-5)) assert.ok(!seen.includes(earlier), "Back shows nothing");
      }
      await page.goto(`${KIOSK}?new`);
    }
  }
  const rows = await seeAll(
    (sql) => sql`select words from inbox where ${words} && words union all select words from held_answer where ${words} && words`,
  );
  const [kept] = await seeAll((sql) => sql`select count(*)::int as count from comment where words = any (${words})`);
  assert.equal(rows.length + (kept?.count ?? 0), (PEOPLE * 3) / 4, "and every one that was sent is stored");
});

test("after a minute without a touch it asks, and then wipes; a touch keeps everything", async () => {
  const page = await newVisitor(browser, { viewport: { width: 1080, height: 1920 } });
  await page.clock.install();
  await page.goto(KIOSK);
  await page.fill("[name=change]", "half an answer");
  await page.clock.runFor(61_000);
  await page.getByRole("alertdialog").waitFor();
  await page.getByRole("button", { name: "I am still here" }).click();
  assert.equal(await page.getByRole("alertdialog").isVisible(), false);
  assert.equal(await page.inputValue("[name=change]"), "half an answer");
  const key = await page.inputValue("[name=key]");
  await Promise.all([page.waitForURL((url) => url.search === ""), page.clock.runFor(82_000)]);
  await page.locator(`[name=key]:not([value='${key}'])`).waitFor({ state: "attached" });
  assert.equal(await page.inputValue("[name=change]"), "");
});

test("a refused form comes back once, and is gone for the next person", async () => {
  const page = await newVisitor(browser, { viewport: { width: 1080, height: 1920 } });
  await page.goto(KIOSK);
  await page.fill("[name=change]", "no grade yet");
  await page.locator("form button.button").last().click();
  await page.locator(".error-summary").waitFor();
  assert.equal(await page.inputValue("[name=change]"), "no grade yet");
  await page.goto(`${KIOSK}?new`);
  assert.equal(await page.inputValue("[name=change]"), "");
  await page.goto(KIOSK);
  assert.equal(await page.inputValue("[name=change]"), "");
});

test("nothing leads out, one script runs, and another touchpoint has no kiosk", async () => {
  const page = await newVisitor(browser, { viewport: { width: 1080, height: 1920 } });
  const fetched: string[] = [];
  page.on("response", (response) => fetched.push(new URL(response.url()).pathname));
  await page.goto(KIOSK);
  const links = await page.locator("a").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  for (const link of links) assert.match(link, new RegExp(`^/[a-z]{2}/s/${code}/kiosk$`));
  assert.deepEqual([...new Set(fetched.filter((path) => path.endsWith(".js")))], ["/kiosk.js"]);
  const low = await page.locator(".option").first().boundingBox();
  assert.ok(low && low.y > 1920 / 3 && low.height >= 64, "large targets, low on the screen");
  const plain = await newVisitor(browser, { javaScriptEnabled: false });
  await plain.goto(KIOSK);
  await plain.check("[name=overall][value='5']");
  await Promise.all([plain.waitForURL("**/kiosk/thanks"), plain.locator("form button.button").last().click()]);
  assert.equal((await fetch(`${ORIGIN}/en/s/${DEMO_TOUCHPOINT}/kiosk`)).status, 404);
});
