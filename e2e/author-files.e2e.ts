import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { CHOICES, SETTINGS, SURVEY, workbook } from "#db/seed/test-xlsform.ts";
import { openChromium, press, signedIn } from "./chromium.ts";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(() => browser.close());

const [ADMIN] = DEMO_SIGN_INS;

test("a spreadsheet with two languages comes in, with what was left out; another says its rows", async () => {
  const page = await signedIn(browser, ADMIN);
  const key = `form-${Date.now().toString(36)}`;
  const send = async (sheets: Parameters<typeof workbook>[0]) => {
    await page.goto("/en/staff/surveys");
    const buffer = Buffer.from(await workbook(sheets));
    await page.setInputFiles("#file", { name: `${key}.xlsx`, mimeType: "application/octet-stream", buffer });
    await press(page, "Import");
  };
  await send({ survey: [...SURVEY, ["geopoint", "place", "Where?"]], choices: CHOICES, settings: SETTINGS });
  await page.locator(".error-summary").waitFor();
  assert.match((await page.textContent(".error-summary")) ?? "", /Row 14: .*geopoint/);
  await send({ survey: SURVEY, choices: CHOICES, settings: SETTINGS });
  await page.waitForURL(`**/surveys/${key}`);
  assert.match((await page.textContent(".error-summary")) ?? "", /note “Thank you”/);
  assert.equal(await page.locator(".questions > li").count(), 8);
  await page.goto(`/en/staff/surveys/${key}/questions/overall`);
  assert.equal(await page.inputValue("#label_es"), "¿Qué tal?");
});

test("a file goes out and comes in, and a wrong one says where it is wrong", async () => {
  const page = await signedIn(browser, ADMIN);
  const file = await (await page.request.get("/en/staff/surveys/visit-rating/file")).text();
  const key = `copy-${Date.now().toString(36)}`;
  const send = async (content: string) => {
    await page.goto("/en/staff/surveys");
    await page.setInputFiles("#file", { name: "q.json", mimeType: "application/json", buffer: Buffer.from(content) });
    await press(page, "Import");
  };
  await send(file.replace('"key": "visit-rating"', `"key": "${key}"`));
  await page.waitForURL(`**/${key}`);
  assert.equal(await page.locator(".questions > li").count(), 9);
  await send(file.replace('"scale"', '"signature"'));
  await page.locator(".error-summary").waitFor();
  assert.match((await page.textContent(".error-summary")) ?? "", /questionnaire\.questions\.0\.type/);
  const schema = await page.request.get("/api/questionnaire-schema");
  assert.equal(schema.headers()["content-type"], "application/schema+json");
});
