import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { appraisedForce, audit, auditsOf, NO_SCRIPT, storedCounts } from "./appraising.ts";
import { assertAccessible, assertFits, ORIGIN, openChromium, press, signedIn } from "./chromium.ts";
import { emailOf } from "./knowledge-force.ts";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const HEADING = "unit,kind,subject,sampled,officer_knew,resident_knew,both_knew";
const fileOf = (...lines: string[]) => ({ name: "audits.csv", mimeType: "text/csv", buffer: Buffer.from([HEADING, ...lines].join("\n")) });
const told = (page: Page) => page.locator(".error-summary li").allTextContents();

test("a file of audits is told line by line what it lacks, looked at before it is stored, and not stored twice", async () => {
  const { author, periodId, units, path } = await appraisedForce();
  const page = await signedIn(browser, emailOf(author), { viewport: { width: 320, height: 800 } });
  await page.goto(`${path}/counts`);
  assert.match((await page.textContent("main")) ?? "", /No counts have been entered/);
  await page.locator("summary", { hasText: "Import from a file" }).click();
  const send = async (file: ReturnType<typeof fileOf>) => {
    await page.setInputFiles("#file", file);
    await press(page, "Check the file");
  };
  const own = `${units.Ash.slug},familiarity,Officer 1,20,15,12,10`;
  await send(fileOf("nowhere,familiarity,Officer 1,20,15,12,10", `${units.Ash.slug},familiarity,Officer 1,20,15,12,13`, own, own));
  const lines = await told(page);
  assert.equal(lines.length, 3);
  for (const [at, words] of [/^Line 2: no appraised unit “nowhere”/, /^Line 3: the numbers cannot be/, /^Line 5: stands twice/].entries())
    assert.match(lines[at] ?? "", words);
  await assertAccessible(page, "a file with errors");
  await assertFits(page, "a file with errors");
  assert.deepEqual(await storedCounts(periodId), { stored: 0, files: 0 });

  // The form is open where it was left, and one file is read at a time.
  const audits = (["Ash", "Birch", "Cedar"] as const).flatMap((name) =>
    auditsOf(name).map((each) => [units[name].slug, ...Object.values(each)].join(",")),
  );
  const sound = fileOf(...audits, `${units.Ash.slug},plus,Life saved,1,,,`);
  await send(sound);
  assert.match((await page.textContent("main")) ?? "", /Nothing is stored yet. Counts in the file: 7/);
  const rows = await page.locator("tbody tr").allTextContents();
  assert.ok(
    rows.some((row) => /^CedarFamiliarity checkOfficer 2Residents sampled: 20 · Officer knew: 18 · .*Both: 18$/.test(row)),
    rows.join("\n"),
  );
  await assertAccessible(page, "what a file would store");
  await assertFits(page, "what a file would store");
  assert.deepEqual(await storedCounts(periodId), { stored: 0, files: 1 });
  await press(page, "Store nothing");
  assert.deepEqual(await storedCounts(periodId), { stored: 0, files: 0 });
  await page.locator("summary", { hasText: "Import from a file" }).click();
  await send(sound);
  await press(page, "Store all of it");
  assert.deepEqual(await storedCounts(periodId), { stored: 7, files: 0 });
  await page.locator("summary", { hasText: "Import from a file" }).click();
  await send(sound);
  assert.equal((await told(page)).filter((line) => /was entered already; withdraw that one first/.test(line)).length, 7);
  assert.deepEqual(await storedCounts(periodId), { stored: 7, files: 0 });

  // One by hand that stands already is told in words, and what was typed is there.
  await page.locator("summary", { hasText: "Familiarity check" }).click();
  const form = page.locator("form", { has: page.locator("input[value=familiarity]") });
  await form.locator("[name=unit]").selectOption(units.Ash.slug);
  for (const [name, value] of Object.entries(auditsOf("Ash")[0] ?? {}))
    if (name !== "kind") await form.locator(`[name=${name}]`).fill(`${value}`);
  await press(page, "Enter");
  assert.match((await told(page)).join(), /This was counted already in this period/);
  assert.equal(await form.locator("[name=subject]").inputValue(), "Officer 1");
  await page.context().close();
});

const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

test("evidence is kept as it came, a second person confirms, and a withdrawn count is seen but counts no longer", async () => {
  const force = await appraisedForce();
  const [first = "", last = ""] = await audit(force, { leave: "Officer 1" });
  const page = await signedIn(browser, emailOf(force.author));
  await page.goto(`${force.path}/counts`);
  const item = (of: Page, subject: string) => of.locator("li.panel", { hasText: `Ash · Familiarity check · ${subject}` });
  const open = (of: Page, subject: string, summary: string) => item(of, subject).locator("summary", { hasText: summary }).click();
  await open(page, "Officer 1", "Confirm, add evidence");
  await press(page, "Add the evidence");
  assert.match((await told(page)).join(), /Choose a file/);
  await page.setInputFiles("[name=evidence]:visible", { name: "list.pdf", mimeType: "application/pdf", buffer: Buffer.from("a list") });
  await press(page, "Add the evidence");
  assert.match((await told(page)).join(), /Only JPEG, PNG, WebP and PDF can be kept/);
  const field = (await page.getAttribute(".error-summary a", "href")) ?? "";
  assert.ok(await page.locator(field).isVisible(), "the form is open where it was left");
  await assertAccessible(page, "evidence of a wrong type");
  await page.setInputFiles(field, { name: "list.pdf", mimeType: "application/pdf", buffer: PDF });
  await press(page, "Add the evidence");
  const file = (await item(page, "Officer 1").getByRole("link", { name: "Evidence 1" }).getAttribute("href")) ?? "";
  const given = await page.request.get(file);
  assert.deepEqual([given.headers()["content-disposition"], await given.body()], ['attachment; filename="evidence.pdf"', PDF]);
  assert.equal(await page.getByRole("button", { name: "Confirm this count" }).count(), 0, "nobody confirms their own");
  const post = (what: string) =>
    page.request.post(`${force.path}/counts/${what}`, { form: { count: first }, headers: { Origin: ORIGIN }, maxRedirects: 0 });
  assert.equal((await post("confirmations")).status(), 404);
  const lead = await signedIn(browser, emailOf(force.lead), NO_SCRIPT);
  assert.equal((await lead.request.get(file)).status(), 404, "its unit sees it once the period has ended");

  const total = async (of: Page) => {
    await of.goto(`${force.path}/units/${force.units.Ash.slug}`);
    return Math.round(Number(await of.locator("[data-total]").getAttribute("data-total")) * 1e9) / 1e9;
  };
  // Satisfaction of 80 % is 60 points; one officer alone says nothing of familiarity; a life saved adds 2.
  assert.equal(await total(page), 62);
  const second = await signedIn(browser, emailOf(force.second), NO_SCRIPT);
  await second.goto(`${force.path}/counts`);
  await open(second, "Officer 1", "Confirm, add evidence");
  await press(second, "Confirm this count");
  assert.match((await item(second, "Officer 1").textContent()) ?? "", /Entered by Ana Author on .* Confirmed by Sam Second\./);
  assert.equal((await second.request.get(file)).status(), 200);
  assert.equal(await total(page), 58, "60 by 0.6, and 50 by 0.4");

  await second.goto(`${force.path}/counts`);
  await open(second, "Officer 2", "Withdraw this count");
  await press(second, "Withdraw");
  assert.match((await told(second)).join(), /Say why/);
  await second.fill(`#why_${last}`, "Counted in the wrong street");
  await press(second, "Withdraw");
  const withdrawn = item(second, "Officer 2");
  assert.match((await withdrawn.textContent()) ?? "", /Both: 10.*Withdrawn: Counted in the wrong street/);
  assert.equal(await withdrawn.locator("form").count(), 0, "it stays as it is");
  assert.equal(await total(page), 62, "the card counts it no longer");
  for (const each of [page, second, lead]) await each.context().close();
});
