import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { seeAll } from "#db/seed/test-survey.ts";
import { translator } from "#lib/i18n/messages.ts";
import { openChromium, press } from "./chromium.ts";
import { begin, h1, helpStation, rowOf, shownCode, titleOf, visitor } from "./help-form.ts";

const slug = `test-danger-${process.pid}`;
let browser: Browser;
let unitId: string;
before(async () => {
  browser = await openChromium();
  unitId = await helpStation(slug);
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("words that sound like danger get the number before they are sent, and the desk is told", async () => {
  const { page } = await visitor(browser, { javaScriptEnabled: false });
  const t = translator("en", "help");
  await begin(page, "neighbour-dispute", "en");
  await press(page, t("go_on"));
  await page.fill("[name=words]", "He has a gun and he is outside my door");
  await press(page, t("go_on"));
  assert.equal(await h1(page), t("warning_title"));
  assert.match((await page.textContent(".ways")) ?? "", /Call 110/);
  await page.click(`text=${t("warning_change")}`);
  assert.equal(await page.inputValue("[name=words]"), "He has a gun and he is outside my door", "nothing typed is lost");
  await press(page, t("go_on"));
  await press(page, t("warning_go_on"));
  await page.selectOption("[name=station]", slug);
  for (const name of ["go_on", "go_on_without", "go_on", "send"] as const) await press(page, t(name));
  const code = await shownCode(page);
  const row = await rowOf(code);
  const alerts = () => seeAll((sql) => sql`select language, request_id from danger_alert where unit_id = ${unitId}`);
  assert.deepEqual(
    (await alerts()).map(({ language, request_id }) => [language, request_id]),
    [["en", row?.id]],
  );
  await page.goto("/en/requests");
  await page.fill("[name=code]", code);
  await press(page, t("open"));
  await page.fill("[name=words]", "He says he will kill me");
  await press(page, t("write_send"));
  assert.equal(await page.locator("#warning").count(), 1, "a message is looked at too");
  assert.equal(await page.inputValue("[name=words]"), "He says he will kill me");
  await press(page, t("write_send"));
  assert.match((await page.textContent(".timeline")) ?? "", /kill me/);
  assert.equal((await alerts()).length, 2);
  await page.context().close();
});

test("danger stops the form, and what is not for the police says who helps", async () => {
  const { page } = await visitor(browser, { javaScriptEnabled: false });
  const t = translator("en", "help");
  await page.goto("/en/help");
  await press(page, await titleOf("feel-unsafe", "en"));
  await press(page, t("danger_yes"));
  assert.equal(await h1(page), t("danger_now"));
  const ways = (await page.textContent(".ways")) ?? "";
  for (const way of ["Call 110", "Text 12110"]) assert.ok(ways.includes(way), ways);
  await page.goto("/en/help/ask/2");
  assert.equal(await h1(page), t("gone"), "the form has ended");
  await begin(page, "broken-street-light", "en");
  assert.equal(await h1(page), t("not_police"));
  assert.match((await page.textContent("main")) ?? "", /City service centre.*12345/s);
  await page.context().close();
});
