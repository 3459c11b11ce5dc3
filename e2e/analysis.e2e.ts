import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import type { Browser } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { assertAccessible, assertFits, openChromium, press, signedIn } from "./chromium.ts";

const [ADMIN, ANALYST, REVIEWER, , STATION] = DEMO_SIGN_INS;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("the trend's marks are those of its table; a note and a decided baseline stand on it, and a refused one comes back", async () => {
  const analyst = await signedIn(browser, ANALYST);
  await analyst.goto("/en/staff/trend?unit=east-street&rate=sat_top2");
  const marked = await analyst
    .locator(".control svg [data-month]")
    .evaluateAll((all) => all.map((each) => each.getAttribute("data-month")));
  await analyst.locator(".control summary").click();
  const rows = await analyst.locator(".control tbody tr").evaluateAll((all) => all.map((each) => each.getAttribute("data-month")));
  assert.ok(rows.length > 20);
  assert.deepEqual(marked, rows);
  await press(analyst, "Note it");
  await analyst.locator(".error-summary").waitFor();
  assert.match(analyst.url(), /unit=east-street/, "the filters stay");
  await analyst.fill("#words", "New counter opened");
  await press(analyst, "Note it");
  await analyst.getByText("New counter opened").waitFor();
  assert.equal(await analyst.locator(".control .flag").count(), 1);
  await analyst.fill("#why", "The counter changed how we work");
  await analyst.selectOption("#from", { index: 6 });
  await press(analyst, "Decide");
  await analyst.getByText(/decided on .*: The counter changed how we work/).waitFor();
  const lead = await signedIn(browser, STATION);
  await lead.goto("/en/staff/trend?unit=east-street");
  assert.equal(await lead.locator("#why").count(), 0, "a lead does not choose what the own unit is measured against");
  await lead.goto("/en/staff/trend?unit=hills");
  assert.match((await lead.textContent("h1")) ?? "", /no such page/);
});

test("the funnel marks every unit of its table once; two are compared with an interval", async () => {
  const admin = await signedIn(browser, ADMIN);
  await admin.goto("/en/staff/units");
  const marks = await admin
    .locator(".control svg [data-unit]")
    .evaluateAll((all) => all.map((each) => each.getAttribute("data-unit") ?? ""));
  const rows = await admin
    .locator(".caterpillar tbody tr:has(svg)")
    .evaluateAll((all) => all.map((each) => each.getAttribute("data-unit") ?? ""));
  assert.ok(marks.length >= 10);
  assert.deepEqual([...marks].sort(), [...rows].sort());
  await admin.click("text=Allow for it: wider limits");
  await admin.getByText("Show the limits of chance alone").waitFor();
  const beyond = (page: typeof admin) => page.locator("[data-standing=beyond_outer]").count();
  const wide = await beyond(admin);
  await admin.click("text=Show the limits of chance alone");
  await admin.getByText("Allow for it: wider limits").waitFor();
  assert.ok(wide < (await beyond(admin)));
  for (const slug of rows.slice(0, 2)) await admin.check(`[name=compare][value=${slug}]`);
  await admin.getByRole("button", { name: "Compare", exact: true }).click();
  await admin
    .getByText(/beyond chance|no clear difference/)
    .first()
    .waitFor();
});

test("what is exported is what the page says, hidden numbers too, in two forms; every download is recorded", async () => {
  const admin = await signedIn(browser, ADMIN);
  await admin.goto("/en/staff?unit=harbour&period=last-12");
  const shown = (await admin.textContent(".tile .rate")) ?? "";
  const fetched = async (as: string) => {
    const [download] = await Promise.all([admin.waitForEvent("download"), admin.locator(`a[href*='as=${as}']`).click()]);
    return readFileSync(await download.path());
  };
  const rows = parse(await fetched("csv"), { columns: true, bom: true }) as Record<string, string>[];
  const total = rows.find(({ cut, indicator }) => cut === "total" && indicator === "sat_top2");
  assert.equal(`${(Number(total?.rate) * 100).toFixed(1)}%`, shown);
  for (const row of rows) assert.equal(row.shown === "yes", row.n !== "" && row.reason === "");
  assert.ok(rows.every(({ shown: is, n }) => is === "no" || Number(n) >= 5));
  const sheets = await readWorkbook(await fetched("xlsx"));
  const [first] = sheets;
  assert.equal(first?.data.length, rows.length + 1);
  assert.deepEqual(
    sheets.map(({ sheet }) => sheet),
    ["rates", "codebook"],
  );
  const codebook = parse(await fetched("codebook"), { columns: true, bom: true }) as Record<string, string>[];
  assert.deepEqual(
    codebook.map(({ column }) => column),
    Object.keys(rows[0] ?? {}),
  );
  const log = await seeAll((sql) => sql`select detail ->> 'as' as kind from audit_event where event = 'rates.exported'`);
  assert.deepEqual(log.map(({ kind }) => kind).sort(), ["codebook", "csv", "xlsx"]);
  const reviewer = await signedIn(browser, REVIEWER);
  assert.equal((await reviewer.request.get("/en/staff/export?as=csv")).status(), 404);
});

test("data quality says who took part and what silence could hide", async () => {
  const admin = await signedIn(browser, ADMIN);
  await admin.goto("/en/staff/quality");
  assert.match((await admin.textContent("#participation + p")) ?? "", /answers for .* visits/);
  assert.match((await admin.textContent("main")) ?? "", /Were all who stayed silent dissatisfied, satisfaction would be \d/);
  assert.ok((await admin.locator(".completion").count()) >= 8);
});

test("what would help is said from tallies: a point for each line of the table, and withheld where few answered", async () => {
  const admin = await signedIn(browser, ADMIN);
  await admin.goto("/en/staff/drivers");
  const of = (selector: string) => admin.locator(selector).evaluateAll((all) => all.map((each) => each.getAttribute("data-driver")));
  const lines = await of("tbody [data-driver]");
  assert.ok(lines.length >= 5);
  assert.deepEqual(await of("svg [data-driver]"), lines);
  assert.match((await admin.textContent("figcaption")) ?? "", /goes together with satisfaction|is also rated well/);
  // The tallies say what the answers say.
  const [row] = await seeAll(
    (sql) => sql`
      select (select sum(counts[1])::int from tally_moment t join questionnaire_version v on v.id = t.version_id
          join questionnaire q on q.id = v.questionnaire_id where q.key = 'visit-rating') as tallied,
        (select count(*)::int from response r join questionnaire_version v on v.id = r.version_id join questionnaire q on q.id = v.questionnaire_id
          where q.key = 'visit-rating' and not exists (select 1 from unnest(choices[1:7]) c where c not between 1 and 5)) as counted`,
  );
  assert.ok(row?.counted > 1_000);
  assert.equal(row?.tallied, row?.counted);
  const few = await signedIn(browser, STATION);
  await few.goto("/en/staff/drivers?period=last-3&channel=invited");
  assert.match((await few.textContent("main")) ?? "", /from 100 on this page says/);
});

test("words are read by a reviewer alone, in an order of their own and beside no grade; tagged, redacted and found", async () => {
  const reviewer = await signedIn(browser, REVIEWER);
  await reviewer.goto("/en/staff/words");
  await assertAccessible(reviewer, "words");
  await assertFits(reviewer, "words");
  const comments = reviewer.locator("main blockquote");
  const count = await comments.count();
  assert.ok(count >= 5);
  assert.ok(!/satisfied|★|grade \d/i.test((await reviewer.textContent("main ul.plain-list")) ?? ""), "no grade stands beside a comment");
  await reviewer.locator("[name=tag][maxlength]").first().fill("Queue");
  await reviewer.getByRole("button", { name: "Tag it", exact: true }).first().click();
  await reviewer.getByRole("button", { name: "Remove the tag queue" }).waitFor();
  await reviewer.selectOption("#tag", "queue");
  await reviewer.getByRole("button", { name: "Show", exact: true }).click();
  await reviewer.getByText("Comments: 1").waitFor();
  await reviewer.click("text=Take something out…");
  await reviewer.locator("textarea[name=words]").fill("[taken out] the rest");
  await reviewer.getByRole("button", { name: "Show it so from now on" }).click();
  await reviewer.locator(".error-summary").waitFor();
  assert.equal(await reviewer.locator("textarea[name=words]").inputValue(), "[taken out] the rest", "what was typed comes back");
  await reviewer.locator("input[name=why]").fill("a name");
  await reviewer.getByRole("button", { name: "Show it so from now on" }).click();
  await reviewer.getByText("[taken out] the rest").first().waitFor();
  await reviewer.goto("/en/staff/words?month=all&q=TAKE+rest");
  await reviewer.getByText("[taken out] the rest").first().waitFor();
  await assertAccessible(reviewer, "words of every month");
  const lead = await signedIn(browser, STATION);
  await lead.goto("/en/staff/words");
  assert.equal(await lead.locator("main blockquote").count(), 0);
});
