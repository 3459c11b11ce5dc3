import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { assertAccessible, assertFits, newVisitor, ORIGIN, openChromium, signIn } from "./chromium.ts";

const [, , REVIEWER, LEAD] = DEMO_SIGN_INS;
const name = `Review ${process.pid}`;
let browser: Browser;
let unitId: string;

before(async () => {
  browser = await openChromium();
  const [station] = await seeAll((sql) => sql`select id from unit where slug = 'fish-market'`);
  const slug = `review-${process.pid}`;
  ({ unitId } = await addUnit(testActor, { parentId: station?.id, kind: "beat", slug, name: { en: name }, adults: null }));
  const { code } = await addTouchpoint(testActor, { unitId, serviceKey: "traffic", channel: "open", questionnaireKey: "visit-rating" });
  const page = `${ORIGIN}/en/s/${code}`;
  const version = /name="version" value="([^"]+)"/.exec(await (await fetch(page)).text())?.[1] ?? "";
  for (let number = 0; number < 6; number += 1) {
    const body = new URLSearchParams({ key: randomUUID(), version, overall: "5" });
    await fetch(`${page}/answers`, { method: "POST", body, redirect: "manual", headers: { "Sec-Fetch-Site": "same-origin" } });
  }
  for (let tries = 0; tries < 60 && (await held()) < 6; tries += 1) await sleep(300);
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

async function held(): Promise<number> {
  const [row] = await seeAll((sql) => sql`select count(*)::int as held from held_answer where unit_id = ${unitId}`);
  return row?.held;
}

test("a lead sees counts and no group; a reviewer must say why, is asked before excluding, and excludes", async () => {
  const lead = await newVisitor(browser);
  await signIn(lead, LEAD);
  await lead.goto("/en/staff/review");
  assert.match((await lead.textContent("main")) ?? "", new RegExp(`${name}60`));
  assert.equal(await lead.locator(".held-group").count(), 0);
  await lead.context().close();

  const page = await newVisitor(browser, { viewport: { width: 1280, height: 900 } });
  await signIn(page, REVIEWER);
  const own = page.locator(".held-group", { hasText: name });
  for (const locale of ["ar", "zh", "es", "en"]) {
    await page.goto(`/${locale}/staff/review`);
    await assertAccessible(page, `review ${locale}`);
    await assertFits(page, `review ${locale}`);
    assert.equal(await own.count(), 1);
  }
  await own.locator("button[value=exclude]").click();
  await page.waitForSelector(".error-summary");
  await own.locator("[name=why]").fill("One hand");
  await own.locator("button[value=exclude]").click();
  await page.waitForURL(/exclusion$/);
  assert.equal(await held(), 6, "nothing is done before the answer");
  await assertAccessible(page, "before excluding");
  await page.click("main button[name=sure]");
  await page.waitForURL(/review$/);
  assert.equal(await held(), 0);
  assert.equal(await own.count(), 0);
  await page.context().close();
});
