import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import { addMonths, dayOf, monthOf } from "#lib/calendar.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { assertAccessible, assertFits, newVisitor, openChromium, press, signedIn } from "./chromium.ts";
import { parentOf } from "./parent-of.ts";

const [ADMIN] = DEMO_SIGN_INS;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const lastMonth = addMonths(monthOf(dayOf(new Date(), "Asia/Shanghai")), -1);

/** A station that was asked about lost papers all year, and about neighbours much more last month. */
async function askedStation(): Promise<string> {
  const slug = `issues-${Math.random().toString(36).slice(2, 10)}`;
  const name = { en: `Test ${slug}` };
  const { unitId } = await addUnit(testActor, { parentId: await parentOf("harbour"), kind: "station", slug, name, adults: null });
  const months = Array.from({ length: 8 }, (_, back) => addMonths(lastMonth, -back));
  await seeAll(async (sql) => {
    for (const [back, month] of months.entries())
      for (const [needKey, count] of [
        ["lost-papers", 7],
        ["neighbour-dispute", back === 0 ? 24 : 6],
        ["officer-visit", back === 0 ? 2 : 0],
      ] as const)
        for (let at = 0; at < count; at += 1)
          await sql`
            insert into request (id, unit_id, need_key, need_version, is_complaint, code_digest, language, received_on, shown_on)
            values (${randomUUID()}, ${unitId}, ${needKey}, 1, false, decode(md5(${randomUUID()}), 'hex'), 'en', ${month}, ${month})`;
  });
  return slug;
}

test("a rise is found and said, becomes an action, and its end is told to the public, without script", async () => {
  const slug = await askedStation();
  const page = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  await page.goto(`/en/staff/issues?unit=${slug}`);
  assert.match((await page.textContent("figure h2")) ?? "", /“I have a dispute with a neighbour” has risen, more than chance/);
  const chart = (await page.textContent(".unit-rows")) ?? "";
  assert.ok(/24\s*usually 6/.test(chart) && chart.includes("fewer than 5"), chart);
  const file = await page.request.get((await page.getAttribute("figure a[download]", "href")) ?? "");
  const lines = (await file.text()).trim().split("\r\n");
  assert.deepEqual(
    [lines.length, lines.some((line) => /^neighbour-dispute,.*,6,24,yes$/.test(line)), lines.some((line) => /,few,no$/.test(line))],
    [4, true, true],
  );
  const form = page.locator("form[action$='/issues/actions']");
  await form.locator("[name=what]").fill("Open a mediation hour on Thursdays");
  await press(page, "Store the action");
  assert.match((await page.textContent(".error-summary")) ?? "", /Choose a day from today on/);
  assert.equal(await form.locator("[name=what]").inputValue(), "Open a mediation hour on Thursdays");
  await form.locator("[name=due]").fill("2999-12-31");
  await press(page, "Store the action");
  const item = page.locator("li.panel", { hasText: "Open a mediation hour" });
  assert.match((await item.textContent()) ?? "", /Ada Lin, by December 31, 2999/);
  await item.locator("summary", { hasText: "It is done" }).click();
  await item.locator("[name=done]").fill("Since May, 14 hours held; internal words");
  await press(page, "Close the action");
  await page.goto(`/en/staff/issues?unit=${slug}`);
  await item.locator("summary", { hasText: "Tell the public" }).click();
  await item.locator("[name=said_en]").fill("Neighbours quarrel more.");
  await press(page, "Publish");
  assert.match((await page.textContent(".error-summary")) ?? "", /Write both parts in English/);
  await page.goto(`/en/staff/issues?unit=${slug}`);
  assert.equal(await item.locator("[name=said_en]").inputValue(), "Neighbours quarrel more.");
  await item.locator("[name=did_en]").fill("We mediate every Thursday.");
  await item.locator("[name=said_ar]").fill("زادت خلافات الجيران.");
  await item.locator("[name=did_ar]").fill("نتوسط كل خميس.");
  await press(page, "Publish");
  const visitor = await newVisitor(browser);
  for (const path of [`/en/units/${slug}`, "/en/results"]) {
    await visitor.goto(path);
    const words = (await visitor.textContent("main")) ?? "";
    assert.match(words, /Neighbours quarrel more\..*We mediate every Thursday\./s, path);
    assert.doesNotMatch(words, /internal words|Ada Lin/, path);
    await assertAccessible(visitor, path);
  }
  await visitor.goto(`/ar/units/${slug}`);
  assert.match((await visitor.textContent("main")) ?? "", /نتوسط كل خميس/);
  await page.goto(`/en/staff/issues?unit=${slug}`);
  await page.setViewportSize({ width: 320, height: 800 });
  await assertFits(page, "hot issues");
  await page.goto(`/en/staff/issues?unit=${slug}`);
  await item.locator("summary", { hasText: "Change what the public reads" }).click();
  await press(page, "Take it back");
  await visitor.goto(`/en/units/${slug}`);
  assert.doesNotMatch((await visitor.textContent("main")) ?? "", /Thursday/);
  await Promise.all([visitor.context().close(), page.context().close()]);
});
