import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { assertAccessible, assertFits, openChromium, press, signedIn } from "./chromium.ts";

const [ADMIN] = DEMO_SIGN_INS;
let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(() => browser.close());

test("without script a station is added, refused for a wrong name, moved, closed and opened; a file is looked at and stored", async () => {
  const page = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  const slug = `new-quay-${randomUUID().slice(0, 6)}`;
  const words = async (where: string) => (await page.locator(where).first().textContent()) ?? "";
  await page.goto("/en/staff/administration");
  await page.getByRole("link", { name: /^Units:/ }).click();
  await page.locator("summary", { hasText: "Add a unit" }).click();
  await page.fill("#name_en", "New Quay Station");
  await page.fill("#slug", "New Quay");
  await page.selectOption("#parent", "harbour");
  await press(page, "Add a unit");
  assert.match(await words(".error-summary"), /small letters/);
  assert.equal(await page.inputValue("#name_en"), "New Quay Station");
  await page.fill("#slug", slug);
  await press(page, "Add a unit");
  assert.match(page.url(), new RegExp(`/organisation/${slug}$`));
  await page.fill("#name_zh", "新码头派出所");
  await press(page, "Save");
  assert.equal(await page.inputValue("#name_zh"), "新码头派出所");
  await page.selectOption("#parent", "mill");
  await press(page, "Plan the move");
  assert.match(await words("main"), /moves to Mill District/);
  await press(page, "Give up the move");
  assert.match(await words("main"), /station, works/);
  await press(page, "Close the unit");
  assert.match(await words(".error-summary"), /Say why/);
  await page.fill("#why", "Built elsewhere");
  await press(page, "Close the unit");
  assert.match(await words("main"), /closed since .*Built elsewhere/);
  assert.equal((await page.goto(`/en/units/${slug}`))?.status(), 404);
  await page.goto(`/en/staff/organisation/${slug}`);
  await press(page, "Open the unit again");
  await page.goto("/en/staff/organisation");
  await page.locator("summary", { hasText: "Import from a file" }).click();
  const file = (text: string) => ({ name: "units.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.setInputFiles("#file", file(`slug,kind,parent,name_en\n${slug}-a,beat,${slug},Beat A\n${slug}-b,castle,${slug},Beat B\n`));
  await press(page, "See what it would change");
  assert.match(await words("main"), /Added: 1, changed: 0, the same: 0, refused: 1/);
  assert.match(await words("main"), /the kind is district, station or beat/);
  await page.goto("/en/staff/organisation");
  await page.locator("summary", { hasText: "Import from a file" }).click();
  await page.setInputFiles("#file", file(`slug,kind,parent,name_en\n${slug}-a,beat,${slug},Beat A\n`));
  await press(page, "See what it would change");
  await press(page, "Store all of it");
  assert.match(await words("main"), /Beat A/);
  await page.context().close();
});

test("an import and a unit fit a phone and are accessible, right to left too", async () => {
  const page = await signedIn(browser, ADMIN, { viewport: { width: 320, height: 800 } });
  await page.goto("/ar/staff/organisation");
  await page.locator("summary", { hasText: "استورد من ملف" }).click();
  await page.setInputFiles("#file", {
    name: "p.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("email,name,role,unit\na@example.org,A,desk,east-street\nb,B,desk,east-street\n"),
  });
  await press(page, "انظر ماذا سيغيّر");
  await assertFits(page, "an import");
  await assertAccessible(page, "an import");
  await page.context().close();
});
