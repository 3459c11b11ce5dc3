import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import type { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { FINDING_IDS } from "#lib/publications/findings.ts";
import { assertAccessible, assertFits, ORIGIN, press, signedIn } from "./chromium.ts";

type Who = (typeof DEMO_SIGN_INS)[number];
type Drafted = {
  author: Who;
  second: Who;
  unit: string;
  period: string;
  /** What of units' words the second person leaves out, and why. */
  leave?: { words: string; why: string };
};

/** Today where the demonstration is. */
export const today = (): string => dayOf(new Date(), "Asia/Shanghai");

/** Drafts a publication as the pages let one do it; the author has script, for axe needs it. Returns the draft's address. */
export async function draftOnPage(browser: Browser, { author, unit, period }: Drafted, publishOn = today()): Promise<string> {
  const page = await signedIn(browser, author);
  await page.goto("/en/staff/publications");
  await page.selectOption("#unit", unit);
  await page.selectOption("#period", period);
  await page.fill("#publish_on", addDays(today(), -1));
  await press(page, "Draft");
  assert.match((await page.textContent(".error-summary")) ?? "", /Choose a day from today on/);
  assert.equal(await page.inputValue("#period"), period, "what was chosen is still there");
  await page.fill("#publish_on", publishOn);
  await press(page, "Draft");
  await page.waitForURL(/publications\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  assert.equal(await page.locator("form[action$='/check']").count(), 0, "nobody checks what they drafted");
  const form = Object.fromEntries(FINDING_IDS.map((id) => [`seen_${id}`, "yes"]));
  assert.equal((await page.request.post(`${path}/check`, { form, headers: { Origin: ORIGIN }, maxRedirects: 0 })).status(), 404);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await assertAccessible(page, "a draft");
    await assertFits(page, "a draft");
  }
  await page.context().close();
  return path;
}

/** The second person goes through the list without script; leaving a line out is told. Returns the page that it leads to. */
export async function checkOnPage(browser: Browser, { second, leave }: Drafted, path: string, button: string): Promise<Page> {
  const page = await signedIn(browser, second, { javaScriptEnabled: false });
  await page.goto(path);
  const boxes = await page.locator("form[action$='/check'] input[type=checkbox]").all();
  assert.equal(boxes.length, FINDING_IDS.length);
  for (const box of boxes.slice(1)) await box.check();
  await press(page, button);
  assert.match((await page.textContent(".error-summary")) ?? "", /Tick every line/);
  assert.equal(await page.locator("form[action$='/check'] input:checked").count(), boxes.length - 1, "what was ticked still is");
  await page.locator("form[action$='/check'] input[type=checkbox]").first().check();
  if (leave) {
    const box = page.locator("li div", { hasText: leave.words }).getByRole("checkbox", { name: "Leave this out" });
    await box.check();
    await press(page, button);
    assert.match((await page.textContent(".error-summary")) ?? "", /Say why something is left out/);
    assert.ok(await box.isChecked(), "what was left out still is");
    await page.fill("#leave_why", leave.why);
  }
  await press(page, button);
  return page;
}
