import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { assertAccessible, assertFits, newVisitor, ORIGIN, openChromium, signedIn } from "./chromium.ts";
import { readPdf } from "./pdf.ts";

const [, ANALYST, , , STATION] = DEMO_SIGN_INS;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

/** Order a batch and fetch what its print gives. */
async function ordered(page: Page, issued: number, as: "pdf" | "csv"): Promise<{ at: string; file: Buffer }> {
  await page.goto("/en/staff/slips");
  await page.fill("#issued", String(issued));
  await page.getByRole("button", { name: "Order", exact: true }).click();
  await page.waitForURL(/slips\/[0-9a-f-]{36}$/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`button[value=${as}]`).click()]);
  return { at: new URL(page.url()).pathname, file: readFileSync(await download.path()) };
}

test("a unit orders and prints, somebody outside counts and seals, a resident answers once, staff see counts", async () => {
  const lead = await signedIn(browser, STATION);
  const { at, file } = await ordered(lead, 10, "pdf");
  const pages = await readPdf(file);
  assert.deepEqual(
    pages.map(({ width, height }) => [Math.round(width), Math.round(height)]),
    [[210, 297]],
  );
  const again = await lead.request.post(`${at}/print`, { form: { as: "csv" }, headers: { Origin: ORIGIN }, maxRedirects: 0 });
  assert.equal(again.status(), 303, "the codes are given once");

  const csv = (await ordered(lead, 3, "csv")).file.toString();
  const [, first = "", second = ""] = csv.split("\r\n").map((line) => line.split(",")[1] ?? "");
  assert.match(first, /\/v\/[0-9A-Z]{18}$/);
  const batch = new URL(lead.url()).pathname;
  const resident = await newVisitor(browser, { javaScriptEnabled: false, locale: "zh-CN" });
  await resident.goto(first);
  assert.match((await resident.textContent("h1")) ?? "", /尚不能使用/, "not before it is sealed");

  const outside = await signedIn(browser, ANALYST);
  await outside.goto(batch);
  await outside.fill("#counted", "2");
  await outside.getByRole("button", { name: "Seal the batch" }).click();
  await outside.locator(".error-summary").waitFor();
  assert.equal(await outside.inputValue("#counted"), "2");
  await outside.fill("#counted", "3");
  await outside.getByRole("button", { name: "Seal the batch" }).click();
  await outside.getByText("in use", { exact: true }).waitFor();

  await resident.goto(first);
  await resident.locator("form button").last().click();
  await resident.locator(".error-summary").waitFor();
  await resident.check("[name=overall][value='4']");
  await Promise.all([resident.waitForURL("**/thanks"), resident.locator("form button").last().click()]);
  await resident.goto(first);
  assert.match((await resident.textContent("h1")) ?? "", /已使用/);
  const typed = await newVisitor(browser);
  await typed.goto("/en/s");
  const code = second.slice(-18).toLowerCase();
  await typed.fill("#code", `${code.slice(0, 6)} ${code.slice(6, 12)}-${code.slice(12)}`);
  await typed.locator("main form button").click();
  await typed.waitForURL(`**/en/v/${code.toUpperCase()}`);
  await typed.locator("[name=overall]").first().waitFor();

  await lead.goto("/en/staff/slips");
  const row = lead.locator("tr", { has: lead.locator(`a[href='${batch}']`) });
  assert.deepEqual(
    (await row.locator("td").allTextContents()).slice(1),
    ["3", "1", "2", "0", "0"],
    "issued, used, valid, expired, cancelled",
  );
  await lead.goto(batch);
  await lead.click("text=Cancel the batch…");
  await lead.getByRole("button", { name: "Yes, cancel it" }).click();
  await lead.getByText("cancelled", { exact: true }).waitFor();
  await typed.reload();
  assert.match((await typed.textContent("h1")) ?? "", /has been used/);
});

test("500 posts of one slip at once: one is thanked, the others are told", async () => {
  const lead = await signedIn(browser, STATION);
  const csv = (await ordered(lead, 1, "csv")).file.toString();
  const address = csv.split("\r\n")[1]?.split(",")[1] ?? "";
  const outside = await signedIn(browser, ANALYST);
  await outside.goto(new URL(lead.url()).pathname);
  await outside.fill("#counted", "1");
  await outside.getByRole("button", { name: "Seal the batch" }).click();
  await outside.getByText("in use", { exact: true }).waitFor();
  const page = await (await fetch(address.replace("/v/", "/en/v/"))).text();
  const version = /name="version" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const replies = await Promise.all(
    Array.from({ length: 500 }, () =>
      fetch(`${address.replace("/v/", "/en/v/")}/answers`, {
        method: "POST",
        redirect: "manual",
        headers: { "Sec-Fetch-Site": "same-origin" },
        body: new URLSearchParams({ key: crypto.randomUUID(), version, overall: "5" }),
      }),
    ),
  );
  const places = replies.map((reply) => reply.headers.get("location") ?? String(reply.status));
  assert.equal(places.filter((place) => place.endsWith("/thanks")).length, 1);
  assert.ok(replies.every(({ status }) => status === 303));
});

test("a slip that opens nothing says so in every language, at every width", async () => {
  for (const locale of LOCALE_KEYS) {
    const page = await newVisitor(browser, { viewport: { width: 320, height: 800 } });
    await page.goto(`/${locale}/v/000000000000000000`);
    assert.ok(((await page.textContent("main")) ?? "").length > 100);
    await assertAccessible(page, "no slip");
    await assertFits(page, "no slip");
    await page.context().close();
  }
});
