import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { dayOf } from "#lib/calendar.ts";
import { openChromium, press, signedIn } from "./chromium.ts";

const [, ANALYST, , , STATION] = DEMO_SIGN_INS;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(() => browser.close());

test("a lead types visits and imports them, looking first; a wrong line stores nothing", async () => {
  const lead = await signedIn(browser, STATION);
  await lead.goto("/en/staff/visits");
  const unit = (await lead.inputValue("#unit")) || "";
  const month = dayOf(new Date(), "UTC").slice(0, 7);
  const cell = `#visits_foreign-affairs_${month}`;
  await lead.fill(cell, "twelve");
  await press(lead, "Save");
  await lead.locator(".error-summary").waitFor();
  assert.equal(await lead.inputValue(cell), "twelve");
  await lead.fill(cell, "12");
  await press(lead, "Save");
  await lead.goto("/en/staff/visits");
  assert.equal(await lead.inputValue(cell), "12");

  const send = async (text: string) => {
    await lead.setInputFiles("#file", { name: "visits.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await press(lead, "Check the file");
  };
  await send(`unit,service,month,visits\n${unit},foreign-affairs,${month},30\nnowhere,traffic,${month},1\n`);
  await lead.locator(".error-summary").waitFor();
  assert.match((await lead.textContent(".error-summary")) ?? "", /Line 3: “nowhere”/);
  await send(`unit,service,month,visits\n${unit},foreign-affairs,${month},30\n`);
  await lead.waitForURL("**/visits/imports/*");
  assert.match((await lead.textContent("main")) ?? "", /Foreign affairs.*12.*30/);
  await press(lead, "Store these counts");
  await lead.goto("/en/staff/visits");
  assert.equal(await lead.inputValue(cell), "30");
});

test("an analyst sees the counts and cannot change them", async () => {
  const analyst = await signedIn(browser, ANALYST);
  await analyst.goto("/en/staff/visits?unit=east-street");
  assert.equal(await analyst.locator("main form[method=post]").count(), 0);
  assert.ok((await analyst.locator(".columns-chart .column").count()) === 24);
  const refused = await analyst.request.post("/en/staff/visits/counts", {
    form: { unit: "east-street" },
    headers: { Origin: new URL(analyst.url()).origin },
    maxRedirects: 0,
  });
  assert.equal(refused.status(), 404);
});
