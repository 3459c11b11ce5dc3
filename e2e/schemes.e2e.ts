import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { seeAll } from "#db/seed/test-survey.ts";
import { addMonths } from "#lib/calendar.ts";
import { appraisedForce, NO_SCRIPT } from "./appraising.ts";
import { assertAccessible, assertFits, ORIGIN, openChromium, press, signedIn } from "./chromium.ts";
import { emailOf } from "./knowledge-force.ts";
import { today } from "./publishing.ts";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const LINES = { sat_top2: "60", fam_mutual: "40" } as const;

async function fill(page: Page, weights: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, weight] of Object.entries(weights)) {
    await page.check(`[name=${id}_use]`);
    await page.fill(`[name=${id}_weight]`, weight);
  }
}

test("a scheme is written, approved by a second person and published with its day; then it changes by its next version alone", async () => {
  const { author, second } = await appraisedForce();
  const page = await signedIn(browser, emailOf(author), { viewport: { width: 320, height: 800 } });
  await page.goto("/en/staff/schemes/draft");
  await assertAccessible(page, "a scheme's draft");
  await assertFits(page, "a scheme's draft");
  await fill(page, LINES);
  await page.fill("[name=sat_top2_low]", "95");
  await press(page, "Store this version");
  const problems = await page.locator(".error-summary li").allTextContents();
  assert.equal(problems.length, 2, "a name is missing, and the lower bound is above the upper");
  assert.equal(await page.inputValue("[name=sat_top2_low]"), "95", "what was typed is still there");
  await page.fill("[name=sat_top2_low]", "50");
  await page.fill("[name=name]", "Fair weights");
  await press(page, "Store this version");

  const panel = (of: Page) => of.locator("section", { has: of.getByRole("heading", { name: "Fair weights", exact: true }) });
  const version = (of: Page, number: number) => panel(of).locator("details.panel", { hasText: `Version ${number}` });
  assert.equal(await panel(page).getByRole("button", { name: "Approve" }).count(), 0, "nobody approves their own");
  const other = await signedIn(browser, emailOf(second), NO_SCRIPT);
  await other.goto("/en/staff/schemes");
  assert.equal(await panel(other).locator("summary", { hasText: "Publish" }).count(), 0, "it is not approved yet");
  const id = await panel(other).locator("[name=version]").inputValue();
  const post = (what: string) =>
    page.request.post(`/en/staff/schemes/${what}`, { form: { version: id }, headers: { Origin: ORIGIN }, maxRedirects: 0 });
  assert.equal((await post("approvals")).status(), 404);
  await panel(other).getByRole("button", { name: "Approve" }).click();
  await other.waitForLoadState();
  await panel(other).locator("summary", { hasText: "Publish this version" }).click();
  assert.match((await version(other, 1).textContent()) ?? "", /It cannot be taken back/);
  await press(other, "Publish");
  const [year, month, day] = today().split("-").map(Number);
  const months = ["January", "February", "March", "April", "May", "June"].concat([
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ]);
  const published = (await version(other, 1).textContent()) ?? "";
  assert.ok(published.includes("Written by Ana Author. Approved by Sam Second. Published on"), published);
  for (const part of [String(year), (months[(month ?? 1) - 1] ?? "").slice(0, 3), String(day)])
    assert.ok(published.includes(part), published);
  for (const name of ["Approve", "Publish"]) assert.equal(await panel(other).getByRole("button", { name, exact: true }).count(), 0, name);
  const stored = () =>
    seeAll(
      (run) => run`select v.number, (v.definition->'lines'->0->>'weight')::float as weight, p.published_on::text as on
        from appraisal_scheme_version v left join appraisal_scheme_publication p on p.version_id = v.id
        where v.scheme_id = (select scheme_id from appraisal_scheme_version where id = ${id}) order by v.number`,
    );
  assert.deepEqual(
    [...(await stored())].map((row) => ({ ...row })),
    [{ number: 1, weight: 60, on: today() }],
  );
  await post("publications");
  await page.goto("/en/staff/schemes");
  assert.match((await page.textContent(".error-summary")) ?? "", /Somebody else changed this/, "it is published once");

  // What is changed is a next version, and the published one stays as it was.
  await panel(page).getByRole("link", { name: "Write the next version" }).click();
  await page.waitForURL(/draft\?of=/);
  assert.equal(await page.inputValue("[name=sat_top2_weight]"), "60");
  await page.fill("[name=sat_top2_weight]", "50");
  await press(page, "Store this version");
  assert.match((await version(page, 2).textContent()) ?? "", /60.*50/);
  assert.deepEqual(
    [...(await stored())].map((row) => ({ ...row })),
    [
      { number: 1, weight: 60, on: today() },
      { number: 2, weight: 50, on: null },
    ],
  );
  await assertAccessible(page, "two versions of a scheme");

  // A period can be opened by it, for months that begin after it was published.
  await page.goto("/en/staff/appraisals");
  await page.selectOption("#version", id);
  const quarter = `${today().slice(0, 4)}-q${Math.ceil(Number(today().slice(5, 7)) / 3)}`;
  // Only in its first month is the running quarter offered; a page that was opened then may still ask for it.
  await page
    .locator("#period")
    .evaluate((select, value) => (select as HTMLSelectElement).add(new Option(value, value, true, true)), quarter);
  await press(page, "Open the period");
  assert.match((await page.textContent(".error-summary")) ?? "", /published too late for these months/);
  const following = addMonths(`${today().slice(0, 7)}-01`, 3);
  await page.selectOption("#version", id);
  await page.selectOption("#period", `${following.slice(0, 4)}-q${Math.ceil(Number(following.slice(5, 7)) / 3)}`);
  await press(page, "Open the period");
  assert.match((await page.textContent("main")) ?? "", /The period still runs/);
  for (const each of [page, other]) await each.context().close();
});
