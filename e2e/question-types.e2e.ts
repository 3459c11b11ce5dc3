import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { EVERY_TYPE } from "#db/seed/test-questionnaire.ts";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import { dateOf } from "#lib/surveys/measured.ts";
import { addTouchpoint, openVersion } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { assertAccessible, assertFits, newVisitor, openChromium } from "./chromium.ts";

let browser: Browser;
let unitId: string;
let page: string;

before(async () => {
  browser = await openChromium();
  const key = `every-type-${process.pid}`;
  await openVersion(testActor, { key, base: "visit", definition: EVERY_TYPE });
  const [district] = await seeAll((sql) => sql`select id from unit where slug = 'hills'`);
  ({ unitId } = await addUnit(testActor, {
    parentId: district?.id,
    kind: "station",
    slug: key,
    name: { en: "Types Station" },
    adults: null,
  }));
  const { code } = await addTouchpoint(testActor, { unitId, serviceKey: "patrol", channel: "open", questionnaireKey: key });
  page = `/s/${code}`;
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

async function send(visitor: Page): Promise<void> {
  await visitor.locator("main button[type=submit]:visible").last().click();
}

async function fill(visitor: Page, minutes: string): Promise<void> {
  await visitor.check("[name=grade][value='2']");
  await visitor.check("[name=rated][value='10']");
  await visitor.check("[name=way][value='14']");
  await visitor.fill("[name=way_other]", "By boat");
  await visitor.check("[name=ways][value='1']");
  await visitor.check("[name=ways][value='2']");
  await visitor.fill("[name=short]", "Good");
  await visitor.fill("[name=long]", "Two\nlines");
  await visitor.fill("[name=minutes]", minutes);
  await visitor.fill("[name=day]", "2026-03-31");
}

test("every question type is asked, answered, refused and stored, without script", async () => {
  const visitor = await newVisitor(browser, { javaScriptEnabled: false });
  await visitor.goto(`/en${page}`);
  await fill(visitor, "601");
  await send(visitor);
  assert.match((await visitor.textContent(".error-summary")) ?? "", /whole number from 0 to 600/);
  assert.equal(await visitor.inputValue("[name=way_other]"), "By boat");
  assert.equal(await visitor.inputValue("[name=day]"), "2026-03-31");
  assert.ok(await visitor.isChecked("[name=rated][value='10']"));
  await visitor.fill("[name=minutes]", "25");
  await send(visitor);
  assert.match(visitor.url(), /\/thanks$/);
  const [row] = await seeAll((sql) => sql`select choices, words from inbox where unit_id = ${unitId}`);
  assert.deepEqual(row?.choices.slice(0, 7), [2, 11, 14, 3, 1, 1, 26]);
  assert.equal(dateOf(row?.choices[7]), "2026-03-31");
  assert.deepEqual(row?.words, ["By boat", "", "Good", "Two\nlines", ""]);
  await visitor.context().close();
});

const newest = async () =>
  (await seeAll((sql) => sql`select choices, words from inbox where unit_id = ${unitId} order by words[5] desc limit 1`))[0];

test("a follow-up appears with its answer, without script, and is sent with the rest", async () => {
  const visitor = await newVisitor(browser, { javaScriptEnabled: false });
  await visitor.goto(`/en${page}`);
  assert.equal(await visitor.isVisible("[name=wrong]"), false);
  await visitor.check("[name=grade][value='1']");
  assert.equal(await visitor.isVisible("[name=wrong]"), true);
  assert.equal(await visitor.isVisible("[name=late]"), false);
  await send(visitor);
  assert.match((await visitor.textContent(".error-summary")) ?? "", /What went wrong/);
  assert.equal(await visitor.isVisible("[name=wrong]"), true);
  await visitor.fill("[name=wrong]", "Y: nobody came");
  await send(visitor);
  assert.match(visitor.url(), /\/thanks$/);
  const row = await newest();
  assert.deepEqual([row?.choices[0], row?.choices[9], row?.words[4]], [1, 1, "Y: nobody came"]);
  await visitor.context().close();
});

test("a browser that cannot show them gets the follow-ups on a page of their own", async () => {
  const visitor = await newVisitor(browser);
  await visitor.goto(`/en${page}`);
  await visitor.check("[name=grade][value='1']");
  await visitor.check("[name=ways][value='2']");
  await visitor.fill("[name=long]", "Kept on the way");
  // Such a browser sees the other of the two buttons.
  const older = async () => visitor.$eval("button.unseen", (button) => (button as HTMLButtonElement).click());
  await Promise.all([visitor.waitForURL(/\/more$/), older()]);
  assert.match((await visitor.textContent("main")) ?? "", /not sent yet/);
  await assertAccessible(visitor, "follow-ups");
  await visitor.check("[name=late][value='1']");
  await send(visitor);
  assert.match(visitor.url(), /\/more$/);
  assert.match((await visitor.textContent(".error-summary")) ?? "", /What went wrong/);
  assert.ok(await visitor.isChecked("[name=late][value='1']"));
  await visitor.fill("[name=wrong]", "Z: the door was shut");
  await send(visitor);
  assert.match(visitor.url(), /\/thanks$/);
  const row = await newest();
  assert.deepEqual(
    [row?.choices[0], row?.choices[3], row?.choices[8], row?.words[3], row?.words[4]],
    [1, 2, 1, "Kept on the way", "Z: the door was shut"],
  );
  await visitor.context().close();
});

for (const width of [320, 1280]) {
  test(`every question type is accessible and fits, ${width} px`, async () => {
    const visitor = await newVisitor(browser, { viewport: { width, height: 900 } });
    for (const locale of ["en", "zh"]) {
      await visitor.goto(`/${locale}${page}`);
      await assertAccessible(visitor, "every type");
      await assertFits(visitor, "every type");
    }
    await visitor.context().close();
  });
}
