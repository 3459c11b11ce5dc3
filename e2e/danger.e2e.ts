import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase, driver } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { systemActor } from "#lib/people/actor.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { assertAccessible, newVisitor, openChromium, press, signedIn } from "./chromium.ts";

const actor = systemActor("test");
let browser: Browser;
let unitId: string;
const codes: Record<string, string> = {};
before(async () => {
  browser = await openChromium();
  const [force] = await driver()`select id from unit where slug = 'garden'`;
  const name = { en: "Test Danger Station" };
  const unit = { parentId: force?.id, kind: "station", slug: `test-words-${process.pid}`, name, adults: 1000 } as const;
  ({ unitId } = await addUnit(actor, unit));
  for (const channel of ["open", "kiosk"] as const) {
    const { code } = await addTouchpoint(actor, { unitId, serviceKey: "household", channel, questionnaireKey: "visit-rating" });
    codes[channel] = code;
  }
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

/** Texts of this test's own unit, wherever they stand. */
async function stored(): Promise<string[]> {
  const rows = await seeAll(
    (sql) => sql`select unnest(words) as said from inbox where unit_id = ${unitId}
      union all select unnest(words) from held_answer where unit_id = ${unitId}`,
  );
  return rows.map(({ said }) => said).filter(Boolean);
}
async function write(page: Page, words: string): Promise<void> {
  await page.check('[name=overall][value="1"]');
  await page.fill("main textarea", words);
  await page.locator("main form button:visible").last().click();
}

for (const javaScriptEnabled of [false, true])
  test(`words of danger show the number before anything is stored, and nothing is lost, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const page = await newVisitor(browser, { javaScriptEnabled });
    const mark = `m${javaScriptEnabled}${process.pid}`;
    const address = `/en/s/${codes.open}`;
    await page.goto(address);
    const key = await page.inputValue("[name=key]");
    await write(page, `He hits me ${mark}`);
    await page.waitForURL(/\/danger$/);
    assert.match((await page.textContent(".ways")) ?? "", /Call 110/);
    if (javaScriptEnabled) await assertAccessible(page, "the page before words of danger are stored");
    assert.equal(
      (await stored()).some((said) => said.includes(mark)),
      false,
      "nothing is stored yet",
    );
    await press(page, "Change what I wrote");
    assert.equal(new URL(page.url()).pathname, address);
    assert.equal(await page.inputValue("main textarea"), `He hits me ${mark}`);
    assert.equal(await page.inputValue("[name=key]"), key, "the same form again");
    await write(page, `He hits me, ${mark} 2`);
    await page.waitForURL(/\/danger$/);
    await press(page, "Send my answers as they are");
    await page.waitForURL(/\/thanks$/);
    await page.goBack();
    await press(page, "Send my answers as they are");
    assert.deepEqual(
      (await stored()).filter((said) => said.includes(mark)),
      [`He hits me, ${mark} 2`],
      "once",
    );
    await page.context().close();
  });

test("a kiosk stores at once, and its thanks say the number", async () => {
  const page = await newVisitor(browser);
  await page.goto(`/en/s/${codes.kiosk}/kiosk`);
  await write(page, `I want to die ${process.pid}`);
  await page.waitForURL(/\/thanks\?call$/);
  assert.match((await page.textContent("main")) ?? "", /call 110 now/);
  assert.equal((await stored()).filter((said) => said.includes("want to die")).length, 1);
  await page.context().close();
});

test("the desk is alerted without a way to the rating, says that it has seen it, and tries the lists", async () => {
  const page = await signedIn(browser, DEMO_SIGN_INS[0]);
  await page.goto("/en/staff/alerts");
  const first = page.locator("tbody tr", { hasText: "an anonymous text" }).filter({ hasText: "nobody yet" }).first();
  assert.match((await first.textContent()) ?? "", /English/);
  const before = await page.locator("text=nobody yet").count();
  await Promise.all([page.waitForNavigation(), first.locator("button").click()]);
  assert.equal(await page.locator("text=nobody yet").count(), before - 1);
  await page.goto("/en/staff/danger-words");
  await page.fill("#try", "他說要殺我");
  await press(page, "Try");
  assert.match((await page.textContent("[role=status]")) ?? "", /要杀/);
  await page.fill("#try", "The officer was kind");
  await press(page, "Try");
  assert.match((await page.textContent("[role=status]")) ?? "", /^No/);
  await page.context().close();
});
