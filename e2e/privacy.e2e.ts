import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { testActor } from "#db/seed/test-survey.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { newVisitor, ORIGIN, openChromium, press, signedIn } from "./chromium.ts";
import { begin, shownCode } from "./help-form.ts";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("the privacy page tells what is kept with the numbers that hold, in every language", async () => {
  const days = (await needs(testActor)).map(({ keepDays }) => keepDays);
  const numbers = {
    leastDays: Math.min(...days),
    mostDays: Math.max(...days),
    wordsMonths: 24,
    releaseAt: 5,
    draftMinutes: 60,
    keyDays: 2,
  };
  for (const locale of LOCALE_KEYS) {
    const [html = ""] = (await (await fetch(`${ORIGIN}/${locale}/privacy`)).text()).split("</main>");
    const [t, told] = [translator(locale, "fields"), translator(locale, "privacy")];
    for (const keep of ["mixed", "form_key", "words", "draft", "request_words"] as const)
      assert.ok(html.includes(t(`keep_${keep}`, numbers)), `${locale}: ${keep}`);
    assert.ok(html.includes(told("never_small", { publicBase: 10 })), locale);
    for (const role of ["reviewer", "desk", "complaints"] as const) assert.ok(html.includes(t(`role_${role}`)), `${locale}: ${role}`);
    assert.ok(!/\{\{|undefined|NaN|Infinity/.test(html), `${locale}: a number is missing`);
  }
});

test("staff find a stored field, why, how long and who sees it, and take the list along; others do not see it", async () => {
  const page = await signedIn(browser, DEMO_SIGN_INS[0]);
  const t = translator("en", "fields");
  await page.goto("/en/staff/stored-fields");
  assert.match((await page.textContent("main caption")) ?? "", new RegExp(t("area_answers")));
  await page.selectOption("[name=area]", "all");
  await page.selectOption("[name=about]", "resident");
  await page.fill("[name=q]", "wrote, so that");
  await page.getByRole("button", { name: t("show") }).click();
  const row = page.locator("main tr", { has: page.getByText("comment", { exact: true }) });
  await row.waitFor();
  const said = (await row.textContent()) ?? "";
  for (const part of ["words", t("why_words"), t("about_resident"), "24 months", t("role_reviewer"), t("fine_none")])
    assert.ok(said.includes(part), `${said} says ${part}`);
  const address = await page.getByRole("link", { name: t("export") }).getAttribute("href");
  const file = await page.request.get(`${ORIGIN}${address}`);
  assert.match(file.headers()["content-type"] ?? "", /text\/csv/);
  const lines = (await file.text()).trim().split("\r\n");
  const [found = ""] = /\d+/.exec((await page.textContent("main [role=status]")) ?? "") ?? [];
  assert.equal(lines.length - 1, Number(found));
  assert.ok(lines.some((line) => line.includes("comment,words,")));
  assert.equal(await page.getByText(t("undescribed")).count(), 0);
  await page.context().close();
  const desk = await signedIn(browser, DEMO_SIGN_INS[5]);
  await desk.goto("/en/staff/stored-fields");
  assert.equal(await desk.locator("main table").count(), 0);
  assert.ok((await desk.textContent("main"))?.includes(t("not_yours")));
  assert.equal((await desk.request.get(`${ORIGIN}/en/staff/stored-fields/table`)).status(), 404);
  await desk.context().close();
});

test("whoever has taken a request back has its words deleted at once, without script", async () => {
  const page = await newVisitor(browser, { javaScriptEnabled: false });
  const t = translator("en", "help");
  await begin(page, "lost-papers", "en");
  while (!(await page.locator("[name=words]").count())) await press(page, t("go_on"));
  await page.fill("[name=words]", "My card is gone");
  await press(page, t("go_on"));
  await press(page, t("go_on"));
  await press(page, t("go_on_without"));
  if ((await page.getByRole("button", { name: t("send"), exact: true }).count()) === 0) await press(page, t("go_on"));
  await press(page, t("send"));
  const code = await shownCode(page);
  const open = async () => {
    await page.goto("/en/requests");
    await page.fill("[name=code]", code);
    await press(page, t("open"));
  };
  await open();
  assert.equal(await page.getByText(t("deletion")).count(), 0, "not while it is worked on");
  await page.getByText(t("withdraw")).click();
  await press(page, t("withdraw_yes"));
  await page.getByText(t("deletion")).click();
  await press(page, t("deletion_yes"));
  assert.equal((await page.textContent("[role=status]"))?.trim(), t("deletion_done"));
  await open();
  assert.match((await page.textContent(".error-summary")) ?? "", new RegExp(t("code_wrong").slice(0, 20)));
  await page.context().close();
});
