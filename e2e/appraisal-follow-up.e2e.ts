import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { confirmCard } from "#lib/appraisals/card-mutations.ts";
import { endPeriod, openPeriod } from "#lib/appraisals/period-mutations.ts";
import { addDays } from "#lib/calendar.ts";
import { type AppraisedForce, appraisedForce, audit, NO_SCRIPT } from "./appraising.ts";
import { assertAccessible, assertFits, openChromium, press, signedIn } from "./chromium.ts";
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

const main = async (page: Page) => (await page.textContent("main")) ?? "";

/** An ended period with confirmed cards of Ash, which improved from 50 to 80 of 100, and of Birch, where 20 of 100 are satisfied. */
async function confirmedForce(): Promise<AppraisedForce> {
  const force = await appraisedForce();
  await audit(force);
  await endPeriod(force.author, force.periodId, "Ended");
  for (const name of ["Ash", "Birch"] as const)
    await confirmCard(force.author, force.periodId, force.units[name].id, { seen: 0, why: undefined });
  return force;
}

/** A resident's thanks to somebody, reviewed by their lead on a day. */
async function thank(unitId: string, personId: string, day: string): Promise<void> {
  const id = randomUUID();
  await seeAll(async (sql) => {
    await sql`
      insert into request (id, unit_id, need_key, need_version, is_complaint, code_digest, language, received_on, shown_on)
      values (${id}, ${unitId}, 'lost-papers', 1, false, decode(md5(${id}), 'hex'), 'en', ${day}, ${day})`;
    await sql`insert into recognition (request_id, unit_id, person_id, reviewed_by, reviewed_on) values (${id}, ${unitId}, ${personId}, ${personId}, ${day})`;
  });
}

test("who improved beyond chance and who was thanked is proposed, recognised once with words, and shown; nobody else is", async () => {
  const force = await confirmedForce();
  const [thanked, later, unconfirmed] = [
    await testStaff(force.units.Ash.id, "desk", "Mia Berg"),
    await testStaff(force.units.Ash.id, "desk", "Noa Late"),
    await testStaff(force.units.Cedar.id, "desk", "Ole Open"),
  ];
  await thank(force.units.Ash.id, thanked.personId, "2026-09-30");
  await thank(force.units.Ash.id, later.personId, "2026-10-01");
  await thank(force.units.Cedar.id, unconfirmed.personId, "2026-08-01");
  const page = await signedIn(browser, emailOf(force.author), { viewport: { width: 320, height: 800 } });
  await page.goto(force.path);
  const proposed = page.locator("section", { has: page.getByRole("heading", { name: "Recognition", exact: true }) }).locator("li.panel");
  assert.deepEqual(await proposed.locator("h3").allTextContents(), ["Ash", "Mia Berg, Ash"], "not Birch, no later thanks, no open card");
  assert.match((await proposed.first().textContent()) ?? "", /Better than before by more than chance: /);
  assert.match(
    (await proposed.nth(1).textContent()) ?? "",
    /Thanked by residents, reviewed by a lead/,
    "one thanks is no number to be shown",
  );
  await proposed.first().locator("summary").click();
  await press(page, "Recognise for good");
  assert.match((await page.textContent(".error-summary")) ?? "", /Write something/);
  await assertAccessible(page, "a recognition without words");
  await assertFits(page, "a recognition without words");
  // It is open where it was left.
  await proposed.first().locator("textarea").fill("For the new counter");
  await press(page, "Recognise for good");
  await proposed.first().locator("summary").click();
  await proposed.first().locator("textarea").fill("For a patient talk");
  await press(page, "Recognise for good");
  assert.equal(await proposed.count(), 0, "each is recognised once");
  const lead = await signedIn(browser, emailOf(force.lead), NO_SCRIPT);
  await lead.goto(force.path);
  for (const words of [/Ash · [^:]+: For the new counter/, /Mia Berg, Ash · [^:]+: For a patient talk/]) {
    assert.match(await main(page), words);
    assert.match(await main(lead), words);
  }
  const kept = await seeAll((run) => run`select words from appraisal_recognition where period_id = ${force.periodId} order by words`);
  assert.deepEqual(
    kept.map(({ words }) => words),
    ["For a patient talk", "For the new counter"],
  );
  for (const each of [page, lead]) await each.context().close();
});

test("a result below the scheme opens an action; what was done and what came of it stands on the overview and on the next period", async () => {
  const force = await confirmedForce();
  const owner = await testStaff(force.units.Birch.id, "lead", "Bea Birch");
  const page = await signedIn(browser, emailOf(force.author), NO_SCRIPT);
  await page.goto(`${force.path}/units/${force.units.Ash.slug}`);
  assert.equal(await page.locator("#open-action").count(), 0, "nothing of Ash lies below");
  await page.goto(`${force.path}/units/${force.units.Birch.slug}`);
  const below = await page.locator("#about option").evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
  assert.deepEqual(below, ["sat_top2"], "20 of 100 are below a half; 30 % familiar is not below nothing");
  await page.selectOption("#owner", owner.personId);
  await page.fill("#what", "Open the second counter");
  await page.fill("#due", addDays(today(), 30));
  await page.fill("#review", addDays(today(), 29));
  await press(page, "Open the action");
  assert.match((await page.textContent(".error-summary")) ?? "", /its review is not before that/);
  const typed = await Promise.all(["#what", "#owner", "#due"].map((field) => page.inputValue(field)));
  assert.deepEqual(typed, ["Open the second counter", owner.personId, addDays(today(), 30)]);
  await page.fill("#review", addDays(today(), 60));
  await press(page, "Open the action");
  await page.goto("/en/staff/appraisals");
  const came = page.locator("section", { has: page.getByRole("heading", { name: "What came of actions" }) }).locator("li.panel");
  assert.match((await came.textContent()) ?? "", /^Birch · .*Open the second counterBea Birch, until /);
  await page.goto(force.path);
  assert.equal(await page.getByRole("button", { name: "It helped" }).count(), 0, "nothing is reviewed that is not done");

  const lead = await signedIn(browser, emailOf(owner), { viewport: { width: 320, height: 800 } });
  await lead.goto(force.path);
  await press(lead, "It is done");
  assert.match((await lead.textContent(".error-summary")) ?? "", /Write something/);
  await lead.locator("textarea").fill("It opened in the hall");
  await press(lead, "It is done");
  assert.match(await main(lead), /Done: It opened in the hall/);
  assert.equal(await lead.getByRole("button", { name: "It helped" }).count(), 0, "nobody reviews their own");
  await assertAccessible(lead, "an action that is done");
  await assertFits(lead, "an action that is done");

  await page.reload();
  await page.locator("[name=came_of]").fill("Half the queue");
  await press(page, "It helped");
  assert.equal(await page.locator("[name=came_of]").count(), 0, "it is reviewed once");
  const { forceId: unitId, versionId } = force;
  const months = { from: "2026-10-01", to: "2026-12-01" };
  const coming = { unitId, kind: "station", versionId, ...months, why: "The next" } as const;
  const next = await openPeriod(force.author, coming, new Date("2026-10-02T04:00:00Z"));
  for (const path of ["/en/staff/appraisals", `/en/staff/appraisals/${next}`]) {
    await page.goto(path);
    const told = await page.locator("li.panel", { hasText: "Open the second counter" }).textContent();
    assert.match(told ?? "", /^Birch · .*Done: It opened in the hallIt helped: Half the queue$/, path);
  }
  assert.match(await main(page), /What came of earlier actions/);
  for (const each of [page, lead]) await each.context().close();
});
