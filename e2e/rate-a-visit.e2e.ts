import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { closeDatabase, driver } from "#db";
import { asOwner } from "#db/seed/test-owner.ts";
import { systemActor } from "#lib/people/actor.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { assertAccessible, newVisitor, ORIGIN, openChromium } from "./chromium.ts";

const actor = systemActor("test");
let browser: Browser;
let unitId: string;
let code: string;

before(async () => {
  browser = await openChromium();
  const [force] = await driver()`select id from unit where slug = 'garden'`;
  ({ unitId } = await addUnit(actor, {
    parentId: force?.id,
    kind: "station",
    slug: `test-rating-${process.pid}`,
    name: { en: "Test Street Station", zh: "测试街派出所" },
    adults: 1000,
  }));
  ({ code } = await addTouchpoint(actor, { unitId, serviceKey: "household", channel: "open", questionnaireKey: "visit-rating" }));
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

/** Answers of this test's own unit, wherever they stand now, and those of them that wait. */
async function counted(): Promise<{ stored: number; waiting: number }> {
  return driver().begin(async (sql) => {
    await sql`select set_config('rapport.everything', 'on', true)`;
    const [row] = await sql`
      select (select count(*)::int from inbox where unit_id = ${unitId} and held_for = '{}') as waiting,
        (select count(*)::int from inbox where unit_id = ${unitId} and held_for <> '{}')
          + (select count(*)::int from held_answer where unit_id = ${unitId}) as held,
        (select count(*)::int from response where unit_id = ${unitId}) as mixed`;
    return { stored: row?.waiting + row?.held + row?.mixed, waiting: row?.waiting };
  });
}
const stored = async () => (await counted()).stored;
const waiting = async () => (await counted()).waiting;

function post(body: URLSearchParams, headers: Record<string, string> = { "Sec-Fetch-Site": "same-origin" }): Promise<Response> {
  return fetch(`${ORIGIN}/en/s/${code}/answers`, { method: "POST", body, redirect: "manual", headers });
}

async function rate(page: Page, grade: string): Promise<void> {
  await page.check(`[name=overall][value="${grade}"]`);
  await page.check('[name=respect][value="4"]');
}

async function send(page: Page): Promise<void> {
  await Promise.all([page.waitForURL(/\/thanks$/), page.click("main button[type=submit]")]);
}

const LANGUAGES = [
  { locale: "en", question: "How did we do today?", thanks: "Thank you" },
  { locale: "zh", question: "今天的服务怎么样？", thanks: "谢谢您" },
];

for (const javaScriptEnabled of [false, true]) {
  for (const { locale, question, thanks } of LANGUAGES) {
    test(`from the code to the thanks, ${locale}, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
      const page = await newVisitor(browser, { javaScriptEnabled, locale: locale === "zh" ? "zh-CN" : "en-GB" });
      const had = await stored();
      // What the QR code holds names no language: the browser's own wish decides.
      await page.goto(`/s/${code}`);
      assert.equal(new URL(page.url()).pathname, `/${locale}/s/${code}`);
      assert.equal(await page.textContent("h1"), question);
      await rate(page, "5");
      await page.fill("[name=change]", locale === "zh" ? "多几把椅子" : "More chairs");
      await send(page);
      assert.equal(await page.textContent("h1"), thanks);
      assert.equal(await page.locator(".doors a").count(), 3);
      assert.equal(await stored(), had + 1);
      assert.deepEqual(await page.context().cookies(), []);
      await page.context().close();
    });
  }
}

test("the language changes by a link, on the same page", async () => {
  const page = await newVisitor(browser, { javaScriptEnabled: false });
  await page.goto(`/en/s/${code}`);
  await page.click("nav.languages a[lang=zh-Hans]");
  assert.equal(new URL(page.url()).pathname, `/zh/s/${code}`);
  assert.equal(await page.getAttribute("html", "lang"), "zh-Hans");
  await page.context().close();
});

test("a form without its answer comes back with its values and says what to do", async () => {
  const page = await newVisitor(browser);
  const had = await stored();
  await page.goto(`/en/s/${code}`);
  await page.check('[name=fair][value="2"]');
  await page.fill("[name=change]", "Kürzere Wege, 更多椅子");
  await Promise.all([page.waitForSelector(".error-summary"), page.click("main button[type=submit]")]);
  assert.match((await page.textContent(".error-summary")) ?? "", /Choose an answer: Overall, how did you feel/);
  assert.equal(await page.isChecked('[name=fair][value="2"]'), true);
  assert.equal(await page.inputValue("[name=change]"), "Kürzere Wege, 更多椅子");
  assert.equal(await page.evaluate(() => document.activeElement?.className), "error-summary");
  await assertAccessible(page, "a rejected form");
  await page.click(".error-summary a");
  await page.check('[name=overall][value="3"]');
  await send(page);
  assert.equal(await stored(), had + 1);
  await page.goto(`/en/s/${code}`);
  assert.equal(await page.locator(".error-summary").count(), 0);
  assert.equal(await page.inputValue("[name=change]"), "");
  await page.context().close();
});

test("a double tap, Back and a retry store one answer, before and after a mix", async () => {
  const page = await newVisitor(browser);
  const had = await stored();
  await page.goto(`/en/s/${code}`);
  await rate(page, "4");
  const body = new URLSearchParams(
    await page.$$eval("form input:checked, form input[type=hidden]", (fields) =>
      fields.map((field) => [(field as HTMLInputElement).name, (field as HTMLInputElement).value]),
    ),
  );
  // Sooner than a person could answer, it would be held.
  await sleep(2_500);
  await page.dblclick("main button[type=submit]");
  await page.waitForURL(/\/thanks$/);
  await page.goBack();
  assert.equal(await page.isChecked('[name=overall][value="4"]'), true, "Back shows what was chosen");
  await send(page);
  assert.equal(await stored(), had + 1);
  const others = 5;
  for (let i = 0; i < others; i++) {
    const other = new URLSearchParams(body);
    other.set("key", crypto.randomUUID());
    await post(other);
  }
  while ((await waiting()) > 0) await sleep(200);
  const again = await post(body);
  assert.equal(again.status, 303);
  assert.match(again.headers.get("location") ?? "", /\/thanks$/);
  assert.equal(await stored(), had + 1 + others);
  // A new visit to the page is a new person, perhaps on the same phone.
  await page.goto(`/en/s/${code}`);
  await rate(page, "2");
  await send(page);
  assert.equal(await stored(), had + 2 + others);
  await page.context().close();
});

test("a mistyped code gets a page that helps, with a 404, without scripts", async () => {
  const page = await newVisitor(browser, { javaScriptEnabled: false });
  const wrong = `${code.slice(0, -1)}${code.endsWith("7") ? "8" : "7"}`;
  const response = await page.goto(`/en/s/${wrong}`);
  assert.equal(response?.status(), 404);
  assert.equal(await page.textContent("h1"), "We do not know this code");
  await page.fill("[name=code]", `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
  await page.click("main button[type=submit]");
  assert.equal(new URL(page.url()).pathname, `/en/s/${code}`);
  await page.context().close();
});

test("a form from another site stores nothing", async () => {
  const had = await stored();
  const body = new URLSearchParams({ key: crypto.randomUUID(), overall: "5" });
  const foreign: Record<string, string>[] = [{ "Sec-Fetch-Site": "cross-site" }, { Origin: "https://elsewhere.example" }];
  for (const headers of foreign) assert.equal((await post(body, headers)).status, 403);
  assert.equal(await stored(), had);
});

test("when the database fails, the form comes back as it was and can be sent again", async () => {
  const page = await newVisitor(browser, { javaScriptEnabled: false });
  const had = await stored();
  await page.goto(`/en/s/${code}`);
  await rate(page, "3");
  await page.fill("[name=change]", "Longer hours");
  // For this unit alone: other tests send answers meanwhile.
  await asOwner((owner) => owner.unsafe(`alter table inbox add constraint inbox_fails check (unit_id <> '${unitId}') not valid`));
  try {
    await page.click("main button[type=submit]");
    await page.waitForSelector(".error-summary");
  } finally {
    await asOwner((owner) => owner`alter table inbox drop constraint inbox_fails`);
  }
  assert.match((await page.textContent(".error-summary")) ?? "", /could not be stored just now/);
  assert.equal(await page.isChecked('[name=overall][value="3"]'), true);
  assert.equal(await page.inputValue("[name=change]"), "Longer hours");
  await send(page);
  assert.equal(await stored(), had + 1);
  await page.context().close();
});
