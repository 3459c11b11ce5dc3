import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { firstLoad } from "#bench/page-bytes.ts";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { testActor } from "#db/seed/test-survey.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { newVisitor, ORIGIN, openChromium, press, signedIn } from "./chromium.ts";
import { parentOf } from "./parent-of.ts";
import { readPdf } from "./pdf.ts";

const [ADMIN] = DEMO_SIGN_INS;
const MOST_BYTES = 14 * 1024;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

/** A station of the demo force that nobody else works on. */
async function newStation(): Promise<string> {
  const slug = `doors-${Math.random().toString(36).slice(2, 10)}`;
  await addUnit(testActor, { parentId: await parentOf("harbour"), kind: "station", slug, name: { en: `Test ${slug}` }, adults: null });
  return slug;
}

test("a resident finds the station by a street, in four languages and without script, and by a poster's code", async () => {
  const page = await newVisitor(browser, { javaScriptEnabled: false });
  const searches = { en: "canal road", zh: "我住在河濱路", es: "CALLE DEL CANAL", ar: "القناه" };
  for (const locale of LOCALE_KEYS) {
    await page.goto(`/${locale}`);
    await page.click(`a[href="/${locale}/units"]`);
    await page.fill("[name=q]", searches[locale]);
    await Promise.all([page.waitForURL(/q=/), page.click("main button[type=submit]")]);
    await page.click(`main a[href="/${locale}/units/east-street"]`);
    assert.match((await page.textContent("main")) ?? "", /Lin Mei/, locale);
    assert.equal(await page.locator("table.hours tr").count(), 7);
    assert.equal(await page.locator("table.hours .today").count(), 1);
  }
  await page.goto(`/en/units?q=${DEMO_TOUCHPOINT.toLowerCase()}`);
  assert.deepEqual(await page.locator("main .doors a").allTextContents(), ["East Street Station"]);
  await page.goto(`/en/s/${DEMO_TOUCHPOINT}`);
  assert.equal(await page.locator('main a[href="/en/units/east-street"]').count(), 1, "the questionnaire leads to its unit");
  await page.goto("/en/units?q=xyzzy");
  assert.ok((await page.locator("main .doors a").count()) >= 18, "nobody is left without a station");
  assert.equal((await page.goto("/en/units/no-such-unit/card"))?.status(), 404);
  await page.context().close();
});

test("a unit's page is quick: one fetch of less than one window in every language", async (t) => {
  const sizes: number[] = [];
  for (const locale of LOCALE_KEYS) {
    const url = `${ORIGIN}/${locale}/units/east-street`;
    const { bytes, requests } = await firstLoad(browser, url);
    assert.deepEqual(requests, [url]);
    assert.ok(bytes > 1_000 && bytes <= MOST_BYTES, `${locale}: ${bytes} bytes`);
    sizes.push(bytes);
  }
  t.diagnostic(`${sizes.join(", ")} bytes`);
});

test("the card prints alone, and its code leads to the unit", async () => {
  const page = await newVisitor(browser);
  await page.goto("/en/units/east-street/card");
  const printed = await readPdf(await page.pdf({ format: "A4" }));
  assert.deepEqual(
    printed.map(({ code }) => code),
    [`${ORIGIN}/en/units/east-street`],
  );
  await page.emulateMedia({ media: "print" });
  const shown = (selector: string) => page.locator(selector).first().isVisible();
  assert.deepEqual(
    [await shown(".unit-card"), await shown(".emergency"), await shown("main > h1"), await shown(".foot")],
    [true, false, false, false],
  );
  await page.context().close();
});

test("staff keep the page without script: a refused form loses nothing, not even the photo; then residents see it", async () => {
  const slug = await newStation();
  const page = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  const form = page.locator("form[action$='/contacts/versions']");
  const photo = await sharp({ create: { width: 700, height: 500, channels: 3, background: "#37a" } })
    .withExif({ IFD0: { Copyright: "canary-7731" } })
    .jpeg()
    .toBuffer();
  await page.goto(`/en/staff/contacts?unit=${slug}`);
  await form.locator("[name=officer]").fill("Wen Park");
  await form.locator("[name=address_ar]").fill("شارع التجربة");
  await form.locator("[name=open_0]").fill("17:00");
  await form.locator("[name=close_0]").fill("09:00");
  await form.locator("[name=file]").setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer: photo });
  await press(page, "Store and show to residents");
  assert.deepEqual(await page.locator(".error-summary a").evaluateAll((all) => all.map((each) => each.getAttribute("href"))), [
    "#address_en",
    "#phone",
    "#step_free",
    "#open_0",
  ]);
  assert.deepEqual(
    [await form.locator("[name=officer]").inputValue(), await form.locator("[name=address_ar]").inputValue()],
    ["Wen Park", "شارع التجربة"],
  );
  await form.locator("[name=address_en]").fill("1 Test Street");
  await form.locator("[name=phone]").fill("0555 7731");
  await form.locator("[name=step_free][value=help]").check();
  await form.locator("[name=open_0]").fill("09:00");
  await form.locator("[name=close_0]").fill("17:00");
  await form.locator("[name=places_zh]").fill("無人巷");
  await press(page, "Store and show to residents");
  assert.match((await page.textContent("[role=status]")) ?? "", /Residents see it now/);
  const visitor = await newVisitor(browser);
  await visitor.goto(`/en/units?q=${encodeURIComponent("无人巷")}`);
  await visitor.click(`main a[href="/en/units/${slug}"]`);
  const words = (await visitor.textContent("main")) ?? "";
  for (const part of ["Wen Park", "1 Test Street", "0555 7731", "09:00–17:00", "Ring the bell"]) assert.ok(words.includes(part), part);
  const source = (await visitor.getAttribute(".officer img", "src")) ?? "";
  const shown = await fetch(`${ORIGIN}${source}`);
  assert.deepEqual(
    [shown.status, shown.headers.get("content-type"), /immutable/.test(shown.headers.get("cache-control") ?? "")],
    [200, "image/webp", true],
  );
  const bytes = Buffer.from(await shown.arrayBuffer());
  assert.ok(bytes.length < 12_000 && !bytes.includes("canary-7731"));
  await page.goto(`/en/staff/contacts?unit=${slug}`);
  await form
    .locator("[name=file]")
    .setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<script>alert(1)</script>") });
  await form.locator("[name=officer]").fill("Wen Q. Park");
  await press(page, "Store and show to residents");
  assert.match((await page.textContent(".error-summary")) ?? "", /must be a JPEG, PNG or WebP/);
  assert.equal(await form.locator("[name=officer]").inputValue(), "Wen Q. Park");
  await Promise.all([visitor.context().close(), page.context().close()]);
});

test("of two who write the same page, the later is told and keeps every word and the photo", async () => {
  const slug = await newStation();
  const page = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  const later = await page.context().newPage();
  const path = `/en/staff/contacts?unit=${slug}`;
  await Promise.all([page.goto(path), later.goto(path)]);
  for (const [who, name] of [
    [page, "First"],
    [later, "Second"],
  ] as const) {
    const form = who.locator("form[action$='/contacts/versions']");
    await form.locator("[name=officer]").fill(name);
    await form.locator("[name=address_en]").fill("1 Test Street");
    await form.locator("[name=phone]").fill("0555 7731");
    await form.locator("[name=step_free][value=yes]").check();
  }
  const buffer = await sharp({ create: { width: 300, height: 300, channels: 3, background: "#a73" } })
    .png()
    .toBuffer();
  await later.locator("[name=file]").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
  await press(page, "Store and show to residents");
  await press(later, "Store and show to residents");
  assert.match((await later.textContent(".error-summary")) ?? "", /Somebody else has stored this page/);
  assert.equal(await later.locator("[name=officer]").inputValue(), "Second");
  await press(later, "Store and show to residents");
  const visitor = await newVisitor(browser);
  await visitor.goto(`/en/units/${slug}`);
  assert.match((await visitor.textContent("main")) ?? "", /Second/);
  assert.equal(await visitor.locator(".officer img").count(), 1);
  await Promise.all([visitor.context().close(), page.context().close()]);
});
