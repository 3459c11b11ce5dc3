import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { addDays } from "#lib/calendar.ts";
import { assertAccessible, assertFits, ORIGIN, openChromium, press, signedIn } from "./chromium.ts";
import { checkedForce, closeCheck, emailOf, knowledgeForce, take } from "./knowledge-force.ts";
import { today } from "./publishing.ts";

const NO_SCRIPT = { javaScriptEnabled: false } as const;
const PATH = "/en/staff/knowledge";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const mainOf = async (page: Page) => (await page.textContent("main")) ?? "";
const problemsOf = async (page: Page) => (await page.textContent(".error-summary")) ?? "";
const post = async (page: Page, path: string, form: Record<string, string> = {}) =>
  (await page.request.post(path, { form, headers: { Origin: ORIGIN }, maxRedirects: 0 })).status();

async function write(page: Page, topic: string, label: string): Promise<void> {
  await page.fill("[name=topic]", topic);
  await page.fill("[name=label_en]", label);
  await page.fill("[name=option_1_en]", "Yes");
  await page.fill("[name=option_2_en]", "No");
  await page.check("[name=right_1]");
  await press(page, "Put it into the bank");
}

test("a bank is filled, a check is taken with and without script, and its results are read by whoever leads, once it has closed", async () => {
  const force = await knowledgeForce("checks");
  const [first, second, ...rest] = force.main;
  assert.ok(first && second);
  const topic = `Files ${randomUUID().slice(0, 6)}`;

  const keeper = await signedIn(browser, emailOf(force.keeper), NO_SCRIPT);
  await keeper.goto(PATH);
  for (const words of [/The bank is empty/, /No check of your units has closed yet/]) assert.match(await mainOf(keeper), words);
  await keeper.fill("[name=topic]", topic);
  await keeper.fill("[name=label_en]", "May a file leave the station?");
  await keeper.fill("[name=option_1_en]", "Only signed for");
  await keeper.check("[name=right_1]");
  await press(keeper, "Put it into the bank");
  assert.match(await problemsOf(keeper), /at least two answers in English/);
  assert.deepEqual(
    await Promise.all(["topic", "label_en", "option_1_en"].map((name) => keeper.inputValue(`[name=${name}]`))),
    [topic, "May a file leave the station?", "Only signed for"],
    "what was typed is still there",
  );
  assert.ok(await keeper.isChecked("[name=right_1]"));
  await keeper.fill("[name=option_2_en]", "Whenever it is needed");
  await press(keeper, "Put it into the bank");
  for (const label of ["Second?", "Third?"]) await write(keeper, topic, label);

  const bank = keeper.locator("details", { has: keeper.locator("summary", { hasText: topic }) }).first();
  assert.equal(await bank.locator("summary .tag").first().textContent(), "3");
  await bank.locator("summary").first().click();
  const third = bank.locator("li", { hasText: "Third?" });
  assert.equal(await third.getByRole("button").count(), 0, "it asks first");
  await third.locator("summary").click();
  assert.match((await third.textContent()) ?? "", /cannot be put back/);
  await press(keeper, "Yes, draw it no longer");
  assert.equal(await bank.locator("summary .tag").first().textContent(), "2");
  assert.doesNotMatch(await mainOf(keeper), /Third\?/);

  await keeper.selectOption("[name=check_topic]", topic);
  await keeper.fill("[name=questions]", "3");
  await keeper.fill("[name=pass]", "60");
  await keeper.fill("[name=closes]", addDays(today(), 7));
  await press(keeper, "Schedule it");
  assert.match(await problemsOf(keeper), /no more questions than the bank has/);
  assert.deepEqual(
    await Promise.all(["questions", "pass", "closes"].map((name) => keeper.inputValue(`[name=${name}]`))),
    ["3", "60", addDays(today(), 7)],
    "what was typed is still there",
  );
  await keeper.fill("[name=questions]", "2");
  await press(keeper, "Schedule it");
  const [check] = await seeAll((run) => run`select id from knowledge_check where topic = ${topic}`);
  const checkId = String(check?.id);

  // Without script: one answer, away, back to where one was, and the end.
  const officer = await signedIn(browser, emailOf(first), { ...NO_SCRIPT, viewport: { width: 320, height: 800 } });
  await officer.goto(PATH);
  assert.doesNotMatch(await mainOf(officer), /Results by topic|Question bank|Schedule a check/, "no more than is an officer's");
  assert.equal((await officer.request.get(`${PATH}/${checkId}`)).status(), 404, "nothing begun");
  await press(officer, "Begin");
  const asked = await officer.textContent("legend");
  await officer.locator(".option input").first().check();
  await press(officer, "Keep and go on");
  const next = await officer.textContent("legend");
  assert.notEqual(next, asked);
  await officer.goto("/en/staff");
  await officer.goto(PATH);
  await officer.getByRole("link", { name: "Go on" }).click();
  assert.equal(await officer.textContent("legend"), next, "the first that is open");
  assert.match(await mainOf(officer), /Question 2 of 2/);
  assert.equal(await officer.getByRole("button", { name: "End the check" }).count(), 0, "ending early asks first");
  await officer.locator(".option input").nth(1).check();
  await press(officer, "Keep and go on");
  await officer.getByRole("link", { name: "Question 2, answered" }).click();
  assert.ok(await officer.locator(".option input").nth(1).isChecked(), "what was answered can be changed until the end");
  await press(officer, "End the check");
  assert.match(await mainOf(officer), /1 of 2 were right\. Not passed: 60/);
  assert.equal((await officer.request.get(`${PATH}/${checkId}`)).status(), 404, "it is over");

  // With script: the end comes early, and is asked about.
  const hasty = await signedIn(browser, emailOf(second), { viewport: { width: 375, height: 800 } });
  await hasty.goto(PATH);
  assert.doesNotMatch(await mainOf(hasty), /were right/, "a result is its officer's alone");
  await press(hasty, "Begin");
  await assertAccessible(hasty, "a check");
  await assertFits(hasty, "a check");
  await hasty.locator("summary", { hasText: "End it with open questions" }).click();
  await press(hasty, "End the check");
  assert.match(await mainOf(hasty), /0 of 2 were right/);

  // Nobody else has a way in.
  const stranger = await signedIn(browser, emailOf(await testStaff(force.forceId, "complaints")), NO_SCRIPT);
  await stranger.goto(PATH);
  assert.match(await mainOf(stranger), /You have no check to take/);
  for (const path of [`${PATH}/${checkId}`, `${PATH}/${randomUUID()}`, `${PATH}/none`])
    assert.equal((await stranger.request.get(path)).status(), 404, path);
  const [question] = await seeAll((run) => run`select id from knowledge_question where topic = ${topic} limit 1`);
  assert.equal(await post(stranger, `${PATH}/${checkId}/begins`), 404);
  for (const page of [stranger, officer]) {
    assert.equal(await post(page, `${PATH}/retirements`, { question: String(question?.id) }), 404);
    const written = { unit: force.slug, topic, label_en: "Mine?", option_1_en: "Yes", option_2_en: "No", right_1: "1" };
    assert.equal(await post(page, `${PATH}/questions`, written), 404);
  }

  // One of eight stays away; of the island two took it.
  for (const each of rest.slice(1)) await take(each, checkId, 1);
  for (const each of [...force.other, ...force.small]) await take(each, checkId, 1);
  const lead = await signedIn(browser, emailOf(force.lead));
  await lead.goto(PATH);
  assert.match(await mainOf(lead), /No check of your units has closed yet/, "no result before the last day is over");
  await closeCheck(checkId);
  await lead.reload();
  const row = async (page: Page, part: string) => page.locator(`tr[data-unit="${force.slug}${part}"] td`).allTextContents();
  // Of fifteen two did not pass: one had one of two right, and one none.
  assert.deepEqual(await row(lead, ""), ["18", "3", "72%", "90%"]);
  assert.deepEqual(await row(lead, "-main"), ["8", "1", "63%", "79%"]);
  assert.deepEqual(await row(lead, "-small"), ["2", "Not shown"]);
  assert.deepEqual(await row(lead, "-other"), ["6", "Not shown"], "or the island's would be what is left");
  const island = await signedIn(browser, emailOf(await testStaff(String(force.small[0]?.roles[0]?.unitId), "lead")), NO_SCRIPT);
  await island.goto(PATH);
  assert.deepEqual(await row(island, "-small"), ["2", "Not shown"]);
  assert.equal(await island.locator("tr[data-unit]").count(), 1, "and of no other unit a word");
  for (const page of [keeper, officer, hasty, stranger, lead, island]) await page.context().close();
});

test("results and a check under way are accessible and fit on every screen, in a language of each direction", async () => {
  for (const locale of ["en", "ar"] as const) {
    const { lead, officer, attempt } = await checkedForce(`looks-${locale}`, locale);
    for (const [who, path, name] of [
      [lead, "/staff/knowledge", "results"],
      [officer, attempt, "attempt"],
    ] as const) {
      const page = await signedIn(browser, emailOf(who));
      await page.goto(`/${locale}${path}`);
      for (const width of [320, 375, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await assertAccessible(page, `${name} ${locale} ${width}`);
        await assertFits(page, `${name} ${locale} ${width}`);
      }
      await page.context().close();
    }
  }
});
