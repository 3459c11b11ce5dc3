import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { SHEET_KINDS, SHEETS } from "#lib/surveys/sheets.ts";
import { assertAccessible, assertFits, newVisitor, ORIGIN, openChromium, press, signedIn } from "./chromium.ts";
import { MM, readPdf } from "./pdf.ts";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const [ADMIN, ANALYST, , , STATION] = DEMO_SIGN_INS;
const KEY = `door-${Date.now().toString(36)}`;

test("author, approve, open, print, scan, answer, and staff see it", async () => {
  const author = await signedIn(browser, ADMIN);
  await author.goto("/en/staff/surveys");
  await author.check("[name=template][value=home_visit]");
  await author.fill("#key", KEY);
  await press(author, "Begin the draft");
  await author.waitForURL(`**/staff/surveys/${KEY}`);
  await author.selectOption("#preset", "multiple");
  await author.fill("#wording", "What did you talk about?");
  await press(author, "Add and edit");
  await author.waitForURL("**/questions/what_did_you_talk_about");
  await author.fill("[name=option_0_en]", "Safety at home");
  await author.fill("[name=option_1_en]", "My papers");
  await author.fill("[name=label_ar]", "عمّ تحدثتما؟");
  await press(author, "Save");
  await author.waitForURL(`**/staff/surveys/${KEY}#question-what_did_you_talk_about`);
  assert.match((await author.textContent("#question-what_did_you_talk_about")) ?? "", /简体中文 missing/);
  assert.equal(await author.getByRole("button", { name: "Open to residents" }).count(), 0);
  await press(author, "Hand on for approval");
  assert.equal(await author.getByRole("button", { name: "Approve", exact: true }).count(), 0, "an author cannot approve");

  const second = await signedIn(browser, ANALYST);
  await second.goto(`/en/staff/surveys/${KEY}/preview?in=ar`);
  const phone = second.frameLocator("iframe");
  await phone.getByText("عمّ تحدثتما؟").waitFor();
  await phone.locator("[name=overall][value='5']").check();
  await phone.locator("button.seen, button:not(.unseen)").last().click();
  await phone.locator("[role=status]").waitFor();
  await second.goto(`/en/staff/surveys/${KEY}`);
  await press(second, "Approve");
  await press(author, "Open to residents").catch(async () => {
    await author.goto(`/en/staff/surveys/${KEY}`);
    await press(author, "Open to residents");
  });
  await author.goto(`/en/staff/surveys/${KEY}`);
  await author.getByText("asked now").waitFor();

  const station = await signedIn(browser, STATION);
  await station.goto("/en/staff/touchpoints");
  await station.selectOption("#questionnaire", KEY);
  await station.selectOption("#service", "home-visit");
  await station.fill("#place", "Left at doors");
  await press(station, "Make this touchpoint");
  await station.waitForURL(/touchpoints\/[0-9A-Z]{7}$/);
  const code = station.url().slice(-7);
  for (const kind of SHEET_KINDS)
    for (const large of ["", "&large=1"]) {
      const pdf = await station.request.get(`/en/staff/touchpoints/${code}/sheets/${kind}?format=pdf${large}`);
      assert.equal(pdf.headers()["content-type"], "application/pdf");
      const pages = await readPdf(await pdf.body());
      assert.equal(pages.length, 1, kind);
      assert.ok(
        Math.abs((pages[0]?.width ?? 0) - SHEETS[kind].width) < 0.1 && Math.abs((pages[0]?.height ?? 0) - SHEETS[kind].height) < 0.1,
        kind,
      );
      assert.equal(pages[0]?.code, `${ORIGIN}/s/${code}`, `${kind}${large}`);
      const svg = await (await station.request.get(`/en/staff/touchpoints/${code}/sheets/${kind}?format=svg${large}`)).text();
      const [, width = "", height = ""] = /width="([\d.]+)pt" height="([\d.]+)pt"/.exec(svg) ?? [];
      assert.ok(Math.abs(Number(width) / MM - SHEETS[kind].width) < 0.1 && Math.abs(Number(height) / MM - SHEETS[kind].height) < 0.1, kind);
    }
  assert.ok(
    await station
      .locator(".sheets img")
      .first()
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0)),
  );

  const [sheet] = await readPdf(await (await station.request.get(`/en/staff/touchpoints/${code}/sheets/poster?format=pdf`)).body());
  for (let person = 0; person < 6; person += 1) {
    const resident = await newVisitor(browser, { javaScriptEnabled: false, locale: "es-ES" });
    await resident.goto(sheet?.code ?? "");
    assert.equal(new URL(resident.url()).pathname, `/es/s/${code}`, "in the language of the phone");
    await resident.check(`[name=overall][value='${person < 5 ? 5 : 1}']`);
    await resident.check("[name=what_did_you_talk_about][value='1']");
    // Faster than a person can answer is held for a reviewer.
    await resident.waitForTimeout(2100);
    await Promise.all([resident.waitForURL("**/thanks"), resident.locator("button.seen").last().click()]);
    await resident.context().close();
  }
  // Fewer than five of a unit wait for others.
  for (let waiting = 5; waiting >= 5; await sleep(300)) {
    const [row] = await seeAll(
      (sql) => sql`select count(*)::int as waiting from inbox i join touchpoint t on t.unit_id = i.unit_id where t.code = ${code}`,
    );
    waiting = row?.waiting ?? 0;
  }
  await station.goto(`/en/staff/surveys/${KEY}/answers?version=1`);
  const table = (await station.textContent("main")) ?? "";
  assert.match(table, /What did you talk about\?/);
  assert.match(table, /Safety at home/);
  await assertAccessible(station, "answers");
  await station.setViewportSize({ width: 320, height: 800 });
  await assertFits(station, "answers");

  await station.setViewportSize({ width: 1280, height: 900 });
  await station.goto(`/en/staff/touchpoints/${code}`);
  await station.click("text=Retire this code…");
  await press(station, "Yes, retire it");
  for (const locale of LOCALE_KEYS) {
    const late = await newVisitor(browser);
    await late.goto(`/${locale}/s/${code}`);
    assert.equal(await late.locator("form").count(), 0, "nothing to fill in any more");
    assert.ok(((await late.textContent("main")) ?? "").length > 80, "and why");
    await assertAccessible(late, "a retired code");
    await late.context().close();
  }
  await station.goto(`/en/staff/touchpoints/${code}`);
  await press(station, "Take the retirement back");
  const again = await newVisitor(browser);
  await again.goto(`/en/s/${code}`);
  assert.equal(await again.locator("form").count(), 1);
});

test("what somebody else changed meanwhile is said, and nothing typed is lost", async () => {
  const [one, other] = [await signedIn(browser, ADMIN), await signedIn(browser, ANALYST)];
  const key = `two-${Date.now().toString(36)}`;
  await one.goto("/en/staff/surveys");
  await one.check("[name=template][value=pulse]");
  await one.fill("#key", key);
  await press(one, "Begin the draft");
  await one.waitForURL(`**/${key}`);
  for (const page of [one, other]) await page.goto(`/en/staff/surveys/${key}/questions/overall`);
  await other.fill("#label_en", "Stored by the other");
  await press(other, "Save");
  await one.fill("#label_en", "Typed by the first");
  await press(one, "Save");
  await one.locator(".error-summary").waitFor();
  assert.match((await one.textContent(".error-summary")) ?? "", /Somebody else changed it/);
  assert.equal(await one.inputValue("#label_en"), "Typed by the first");
  await press(one, "Save");
  await one.goto(`/en/staff/surveys/${key}`);
  assert.match((await one.textContent(".questions")) ?? "", /Typed by the first/);
});
