import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { dayOf } from "#lib/calendar.ts";
import { assertAccessible, newVisitor, openChromium, press, signedIn, signIn } from "./chromium.ts";

const [ADMIN, , , , STATION] = DEMO_SIGN_INS;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("sealed months are told to the appraised unit, kept out of its rates, and opened for good after a reason", async () => {
  const admin = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  await admin.goto("/en/staff/seals");
  const month = `${dayOf(new Date(), "Asia/Shanghai").slice(0, 7)}-01`;
  await admin.selectOption("[name=unit]", "harbour");
  await admin.selectOption("[name=from]", month);
  await press(admin, "Seal these months");
  assert.match((await admin.textContent(".error-summary")) ?? "", /for which appraisal/, "the reason is asked for");
  assert.equal(await admin.inputValue("[name=from]"), month, "what was chosen is still there");
  await admin.fill("[name=why]", "Appraisal of the year");
  await press(admin, "Seal these months");
  assert.match((await admin.textContent("main table")) ?? "", /Appraisal of the year/);

  const lead = await newVisitor(browser, { viewport: { width: 320, height: 800 } });
  await signIn(lead, STATION);
  const notice = lead.locator(".notice", { hasText: "sealed for an appraisal" });
  assert.equal(await notice.count(), 1, "the appraised station is told");
  await assertAccessible(lead, "sealed months");
  for (const page of ["trend", "drivers", "quality", "units"]) {
    await lead.goto(`/en/staff/${page}`);
    assert.equal(await notice.count(), 1, page);
  }
  await admin.goto("/en/staff?unit=east-street");
  assert.equal(await admin.locator(".notice", { hasText: "sealed for an appraisal" }).count(), 0, "whoever appraises sees everything");
  await admin.goto("/en/staff/seals");

  await admin.locator("summary", { hasText: "Open these months" }).first().click();
  await press(admin, "Open for good");
  assert.match((await admin.textContent(".error-summary")) ?? "", /why they are opened/);
  await admin.locator("[name=open_why]").first().fill("Closed");
  await press(admin, "Open for good");
  assert.match((await admin.textContent("main table")) ?? "", /Opened on .*: Closed/);
  await lead.goto("/en/staff?unit=east-street");
  assert.equal(await notice.count(), 0);
  await lead.context().close();
  await admin.context().close();
});
