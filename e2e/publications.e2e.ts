import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { addDays } from "#lib/calendar.ts";
import { ORIGIN, openChromium, press, signedIn } from "./chromium.ts";
import { checkOnPage, draftOnPage, today } from "./publishing.ts";

const who = (email: string) => DEMO_SIGN_INS.find((each) => each.email === `${email}@lakeside.example`) ?? DEMO_SIGN_INS[0];
const year = String(Number(today().slice(0, 4)) - 1);
const drafted = { author: who("evaluator"), second: who("analyst"), unit: "harbour", period: year };

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("a draft waits for its day, is dropped with a reason, and the same months are drafted anew", async () => {
  const path = await draftOnPage(browser, drafted, addDays(today(), 5));
  const second = await checkOnPage(browser, drafted, path, `Checked: publish on ${dayWords(addDays(today(), 5))}`);
  assert.match((await second.textContent("main")) ?? "", /It has been checked, and goes out by itself on/);
  await second.context().close();
  const author = await signedIn(browser, who("evaluator"));
  await author.goto("/en/staff/publications");
  await author.selectOption("#unit", "harbour");
  await author.selectOption("#period", year);
  await press(author, "Draft");
  assert.match((await author.textContent(".error-summary")) ?? "", /have been drafted or published/);
  await author.goto(path);
  await author.locator("summary", { hasText: "Drop this draft" }).click();
  await press(author, "Drop it");
  assert.match((await author.textContent(".error-summary")) ?? "", /Say why/);
  await author.fill("#drop_why", "A file comes late");
  await press(author, "Drop it");
  assert.match((await author.textContent("main")) ?? "", /Dropped: A file comes late/);
  await author.context().close();
});

test("a publication is withdrawn with a reason that everybody reads; its data is gone", async () => {
  const published = await checkOnPage(browser, drafted, await draftOnPage(browser, drafted), "Checked: publish now");
  const slug = `harbour-${year}`;
  await published.waitForURL(new RegExp(`/en/results/${slug}$`));
  const lead = await signedIn(browser, who("district"));
  await lead.goto("/en/staff/publications");
  const row = (page: typeof lead) => page.locator("tr", { has: page.locator(`a[href='/en/results/${slug}']`) });
  assert.equal(await row(lead).locator("form").count(), 0, "who is rated takes nothing back");
  const form = { slug, withdraw_why: "I do not like it" };
  assert.equal((await lead.request.post("/en/staff/publications/withdrawals", { form, headers: { Origin: ORIGIN } })).status(), 404);
  const author = await signedIn(browser, who("evaluator"));
  await author.goto("/en/staff/publications");
  await row(author).locator("summary").click();
  await press(author, "Withdraw for good");
  assert.match((await author.textContent(".error-summary")) ?? "", /Say why/);
  await row(author).locator("input[name=withdraw_why]").fill("Two stations were mixed up");
  await press(author, "Withdraw for good");
  assert.match((await row(author).textContent()) ?? "", /Withdrawn on .*: Two stations were mixed up/);
  const gone = await lead.request.get(`/api/publications/${slug}/snapshot.json`);
  assert.equal(gone.status(), 410);
  assert.match(await gone.text(), /Two stations were mixed up/);
  for (const page of [published, lead, author]) await page.context().close();
});

test("what goes out by itself is planned and ended on the page", async () => {
  const author = await signedIn(browser, who("evaluator"), { javaScriptEnabled: false });
  await author.goto("/en/staff/publications");
  const panel = author.locator("section", { has: author.locator("#plans") });
  assert.match((await panel.textContent()) ?? "", /Each quarter\. Next: /, "the demonstration's");
  await author.locator("summary", { hasText: "Make a plan" }).click();
  await author.selectOption("#length", "year");
  await author.fill("#draft_days", "30");
  await press(author, "Make the plan");
  assert.match((await author.textContent(".error-summary")) ?? "", /drafting after at least 1 and before/);
  await author.fill("#publish_days", "60");
  await press(author, "Make the plan");
  const own = panel.locator("li", { hasText: "Each year" });
  assert.match((await own.textContent()) ?? "", /drafted on .*, published on /);
  await own.getByRole("button", { name: "End this plan" }).click();
  await author.waitForLoadState();
  assert.equal(await panel.locator("li", { hasText: "Each year" }).count(), 0);
  await author.context().close();
});

function dayWords(day: string): string {
  return new Intl.DateTimeFormat("en-u-nu-latn", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
