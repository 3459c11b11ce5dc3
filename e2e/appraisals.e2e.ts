import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { appraisalSchemePublication } from "#db/schema/appraisals.ts";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { addMonths } from "#lib/calendar.ts";
import { lastEnded } from "#lib/publications/plan.ts";
import { moveBack, NO_SCRIPT } from "./appraising.ts";
import { assertAccessible, assertFits, newVisitor, openChromium, press, signedIn } from "./chromium.ts";
import { checkOnPage, draftOnPage, today } from "./publishing.ts";

const who = (email: string) => DEMO_SIGN_INS.find((each) => each.email === `${email}@lakeside.example`) ?? DEMO_SIGN_INS[0];
let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

/** The third last whole quarter: the demonstration has appraised the last one, and published the last two. */
function quarter(): { key: string; from: string; until: string } {
  const before = (day: string) => lastEnded("quarter", day);
  const { key, from, to } = before(before(before(today()).from).from);
  return { key, from, until: addMonths(to, 1) };
}

/** What the answers themselves say, not the tallies: satisfied of those who gave a grade. */
async function recount(slug: string, { from, until }: { from: string; until: string }): Promise<{ x: number; n: number }> {
  const [row] = await seeAll(
    (run) => run`
    select count(*) filter (where r.choices[1] in (4, 5))::int as x, count(*) filter (where r.choices[1] between 1 and 5)::int as n
    from response r join unit u on u.id = r.unit_id join questionnaire_version v on v.id = r.version_id join questionnaire q on q.id = v.questionnaire_id
    where u.slug = ${slug} and q.key = 'visit-rating' and r.channel <> 'staff_entered' and r.day >= ${from} and r.day < ${until}`,
  );
  return row as unknown as { x: number; n: number };
}

test("scheme, approval, period, audited counts, confirmation, scorecard, reply and publication: its numbers are those of the answers", async () => {
  const name = `Scheme ${randomUUID().slice(0, 8)}`;
  // axe needs script, so one of the three has it.
  const [author, second] = [await signedIn(browser, who("evaluator")), await signedIn(browser, who("evaluator2"), NO_SCRIPT)];
  await author.goto("/en/staff/schemes/draft");
  await author.fill("[name=name]", name);
  await author.check("[name=sat_top2_use]");
  await press(author, "Store this version");
  assert.match((await author.textContent(".error-summary")) ?? "", /at least one indicator from residents and one from the office/);
  assert.ok(await author.isChecked("[name=sat_top2_use]"), "what was chosen is still there");
  for (const [id, weight] of [
    ["sat_top2", "60"],
    ["fam_mutual", "40"],
  ] as const) {
    await author.check(`[name=${id}_use]`);
    await author.fill(`[name=${id}_weight]`, weight);
    await author.fill(`[name=${id}_low]`, "0");
    await author.fill(`[name=${id}_high]`, "100");
    await author.fill(`[name=${id}_minimum]`, "10");
  }
  await press(author, "Store this version");
  const panel = (page: typeof author) => page.locator("section", { has: page.getByRole("heading", { name, exact: true }) });
  assert.equal(await panel(author).getByRole("button", { name: "Approve" }).count(), 0, "nobody approves their own");
  await second.goto("/en/staff/schemes");
  const versionId = await panel(second).locator("[name=version]").first().inputValue();
  await panel(second).getByRole("button", { name: "Approve" }).click();
  await second.waitForLoadState();
  const { key, ...months } = quarter();
  // As if it had been published before the months whose answers are there.
  const [version] = await seeAll(
    (run) => run`select unit_id as unit, written_by as by from appraisal_scheme_version where id = ${versionId}`,
  );
  await transaction({ everything: true }, (tx) =>
    tx
      .insert(appraisalSchemePublication)
      .values({ versionId, unitId: String(version?.unit), publishedBy: String(version?.by), publishedOn: addMonths(months.from, -1) }),
  );

  await author.goto("/en/staff/appraisals");
  await author.selectOption("#version", versionId);
  assert.equal(await author.locator(`#period option[value="${key}"]`).count(), 0, "what has begun long ago is not offered");
  const coming = (await author.locator("#period option").first().getAttribute("value")) ?? "";
  await author.selectOption("#period", coming);
  await press(author, "Open the period");
  const period = new URL(author.url()).pathname;
  await moveBack(period.split("/").at(-1) ?? "", months);
  await author.goto(`${period}/counts`);
  const form = author.locator("form", { has: author.locator("input[value=familiarity]") });
  const enter = async (subject: string, bothKnew: string) => {
    await author.locator("summary", { hasText: "Familiarity check" }).click();
    await form.locator("[name=unit]").selectOption("east-street");
    for (const [field, value] of Object.entries({ subject, sampled: "20", officerKnew: "15", residentKnew: "12", bothKnew }))
      await form.locator(`[name=${field}]`).fill(value);
    await press(author, "Enter");
  };
  // One officer alone does not tell how much officers differ.
  await enter("Officer 2", "10");
  await enter("Officer 1", "13");
  assert.match((await author.textContent(".error-summary")) ?? "", /These numbers cannot be/);
  await form.locator("[name=bothKnew]").fill("10");
  await press(author, "Enter");
  assert.equal(await author.getByRole("button", { name: "Confirm this count" }).count(), 0);
  for (const _ of ["Officer 2", "Officer 1"]) {
    await second.goto(`${period}/counts`);
    const waiting = second.locator("li", { has: second.locator("form[action$='/confirmations']") }).first();
    await waiting.locator("summary", { hasText: "Confirm, add evidence" }).click();
    await press(second, "Confirm this count");
  }

  const lead = await signedIn(browser, who("station"), NO_SCRIPT);
  await lead.goto(period);
  assert.match((await lead.textContent(".notice")) ?? "", /You see your card once it has ended/);
  await author.goto("/en/staff/appraisals");
  await author.locator("tr", { hasText: name }).locator("summary").click();
  await press(author, "End it and open its months");

  const expected = await recount("east-street", months);
  await author.goto(`${period}/units/east-street`);
  const shown = (indicator: string, what: string) =>
    author.locator(`[data-indicator=${indicator}] [data-${what}]`).getAttribute(`data-${what}`);
  assert.ok(expected.n > 30);
  assert.equal(Number(await shown("sat_top2", "base")), expected.n);
  assert.ok(Math.abs(Number(await shown("sat_top2", "value")) - expected.x / expected.n) < 1e-12);
  assert.equal(Number(await shown("fam_mutual", "value")), 0.5);
  const total = Number(await author.locator("[data-total]").getAttribute("data-total"));
  assert.ok(Math.abs(total - (60 * (expected.x / expected.n) + 40 * 0.5)) < 1e-9, `${total}`);
  await assertAccessible(author, "a scorecard");
  await assertFits(author, "a scorecard");
  await press(author, "Confirm this card");
  assert.match((await author.textContent("main")) ?? "", /Version 1, confirmed by Ines Moreno/);

  await lead.goto(`${period}/units/east-street`);
  await lead.fill("[name=comment]", "We moved house in that quarter");
  await press(lead, "Put it on the card");
  await lead.fill("[name=comment]", "Ask Mrs Lee of Pear Lane");
  await press(lead, "Put it on the card");
  await lead.selectOption("[name=indicator]", "sat_top2");
  await lead.fill("[name=contest]", "A batch is missing");
  await press(lead, "Contest it");
  assert.match((await lead.textContent(".error-summary")) ?? "", /Choose a file/, "a contest needs evidence");
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
  await lead.setInputFiles("[name=evidence]", { name: "list.pdf", mimeType: "application/pdf", buffer: pdf });
  await press(lead, "Contest it");
  await second.goto(`${period}/units/east-street`);
  const contest = second.locator("li", { hasText: "A batch is missing" });
  await contest.locator("textarea").fill("It has come");
  await contest.getByRole("button", { name: "Answer" }).click();
  await lead.reload();
  const card = (await lead.textContent("main")) ?? "";
  for (const words of [/We moved house/, /A batch is missing/, /Answer by Jun Tan/, /It has come/]) assert.match(card, words);

  await author.goto(`${period}/what-if`);
  await author.fill("[name=sat_top2_weight]", "10");
  await author.getByRole("button", { name: "Show" }).click();
  const then = await author.locator("tr[data-unit=east-street] td").nth(1).textContent();
  assert.ok(Math.abs(Number(then) - (10 * (expected.x / expected.n) + 40 * 0.5) / 0.5) < 0.06, `${then}`);
  await assertAccessible(author, "what if");
  for (const page of [author, second, lead]) await page.context().close();

  // It is published by two people, and everybody reads the same numbers.
  const drafted = {
    author: who("evaluator"),
    second: who("evaluator2"),
    unit: "lakeside",
    period: key,
    leave: { words: "Mrs Lee", why: "It names a resident" },
  };
  const published = await checkOnPage(browser, drafted, await draftOnPage(browser, drafted), "Checked: publish now");
  await published.waitForURL(new RegExp(`/en/results/lakeside-${key}$`));
  const visitor = await newVisitor(browser, NO_SCRIPT);
  const { units } = await (await visitor.request.get(`/api/publications/lakeside-${key}/snapshot.json`)).json();
  const own = units.find(({ slug }: { slug: string }) => slug === "east-street");
  const { rate } = own.rates.find(({ id }: { id: string }) => id === "sat_top2");
  assert.deepEqual([rate.n, rate.x, rate.rate], [expected.n, expected.x, expected.x / expected.n]);
  await visitor.goto(`/en/results/lakeside-${key}/east-street`);
  const told = (await visitor.textContent("main")) ?? "";
  assert.match(told, /We moved house in that quarter/);
  assert.match(told, /Something the station said is not shown here, because:It names a resident/);
  assert.ok(!JSON.stringify(units).includes("Mrs Lee"), "nobody reads what would tell of somebody");
  assert.ok(told.includes(String(expected.n)), "the base is told");
  for (const page of [published, visitor]) await page.context().close();
});

test("an officer takes a check and sees the own result", async () => {
  const officer = await signedIn(browser, who("desk"), { viewport: { width: 320, height: 800 } });
  await officer.goto("/en/staff/knowledge");
  await press(officer, "Begin");
  for (let left = await officer.locator("nav a[aria-label$=open]").count(); left > 0; left -= 1) {
    await officer.locator(".option input").first().check();
    await press(officer, "Keep and go on");
  }
  await assertAccessible(officer, "a check");
  await assertFits(officer, "a check");
  await press(officer, "End the check");
  assert.match((await officer.textContent("main")) ?? "", /2 of 2 were right. Passed/);
  await officer.context().close();
});
