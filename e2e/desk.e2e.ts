import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { closeDatabase, driver } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor, systemActor } from "#lib/people/actor.ts";
import { requestDigest } from "#lib/requests/request-code.ts";
import { sendRequest, writeToPolice } from "#lib/requests/resident-mutations.ts";
import { followedRequest } from "#lib/requests/resident-queries.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { assertAccessible, openChromium, press, signedIn } from "./chromium.ts";

const [ADMIN, , , , , DESK, COMPLAINTS] = DEMO_SIGN_INS;
const resident = residentActor();
let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

/** A beat of the station whose desk signs in, so that its requests are this test's own. */
async function beat(): Promise<string> {
  const slug = `test-desk-${process.pid}-${Math.floor(Math.random() * 1e6)}`;
  const [station] = await driver()`select id from unit where slug = 'east-street'`;
  await addUnit(systemActor("test"), { parentId: station?.id, kind: "beat", slug, name: { en: "Test Beat" }, adults: null });
  return slug;
}

async function asked(unitSlug: string, needKey: string, words: string) {
  const choices = needKey === "lost-papers" ? [6, 9_802] : needKey === "officer-visit" ? [0] : [];
  const said = needKey === "lost-papers" ? [""] : [];
  const { code } = await sendRequest(resident, { needKey, unitSlug, language: "en", words, place: "Bus 7", choices, said });
  const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${requestDigest(code)}`);
  return { code, id: row?.id as string };
}

test("an officer takes a request, notes, writes, is told of a newer message with nothing lost, and closes it", async () => {
  const unit = await beat();
  const { code, id } = await asked(unit, "lost-papers", "My passport is gone");
  const page = await signedIn(browser, DESK, { javaScriptEnabled: false });
  await page.goto(`/en/staff/requests?unit=${unit}`);
  assert.equal(await page.textContent("[data-count=open]"), "1");
  await page.click(`tr[data-request="${id}"] a`);
  const facts = (await page.textContent(".facts")) ?? "";
  for (const fact of ["Passport, Driving licence", "2026-11-01", "Bus 7", "English"])
    assert.ok(facts.includes(fact), `${fact} in ${facts}`);
  await press(page, "Take it");
  assert.match((await page.textContent(".facts")) ?? "", /Eli Guo/);
  await page.fill("[name=note]", "Ask the bus company");
  await press(page, "Add the note");
  // The resident writes while the officer types.
  await page.fill("[name=message]", "Which bus was it?");
  await writeToPolice(resident, code, "It was bus 9");
  await press(page, "Send the message");
  assert.match((await page.textContent(".error-summary")) ?? "", /still below/);
  assert.equal(await page.inputValue("[name=message]"), "Which bus was it?", "nothing typed is lost");
  assert.match((await page.textContent(".story")) ?? "", /It was bus 9/);
  await press(page, "Send the message");
  await press(page, "Close it");
  assert.equal(await page.locator(".error-summary li").count(), 2);
  await page.selectOption("[name=outcome]", "helped");
  await page.fill("[name=sentence]", "It is at the counter.");
  await press(page, "Close it");
  assert.match((await page.textContent(".facts")) ?? "", /resident not heard yet/);
  const seen = await followedRequest(resident, code);
  assert.equal(seen?.standing, "closed");
  assert.ok(!JSON.stringify(seen).includes("bus company"));
  await page.goto(`/en/staff/requests?queue=closed&unit=${unit}`);
  assert.equal(await page.locator(`tr[data-request="${id}"]`).count(), 1);
  await page.context().close();
});

test("a complaint is with the complaints role: not the desk's, not the administrator's, and no page of theirs names it", async () => {
  const unit = await beat();
  const { id } = await asked(unit, "complaint", "I was laughed at");
  for (const who of [DESK, ADMIN]) {
    const page = await signedIn(browser, who);
    await page.goto("/en/staff/requests");
    assert.equal(await page.locator(`tr[data-request="${id}"]`).count(), 0);
    const answer = await page.goto(`/en/staff/requests/${id}`);
    assert.equal(answer?.status(), 404);
    assert.ok(!(await page.content()).includes("laughed"));
    await page.context().close();
  }
  const page = await signedIn(browser, COMPLAINTS);
  await page.goto(`/en/staff/requests/${id}`);
  assert.match((await page.textContent(".asked")) ?? "", /laughed/);
  await assertAccessible(page, "a complaint");
  await page.context().close();
});

test("what is overdue stands on the overview", async () => {
  const unit = await beat();
  const { id } = await asked(unit, "lost-papers", "Long ago");
  await seeAll((sql) => sql`update request set due_at = now() - interval '3 days' where id = ${id}`);
  const page = await signedIn(browser, DESK);
  await page.goto(`/en/staff?unit=${unit}`);
  assert.match((await page.textContent(".attention")) ?? "", /Requests past their deadline: 1/);
  await page.click(".attention a[href*=overdue]");
  assert.match((await page.textContent(`tr[data-request="${id}"]`)) ?? "", /Overdue since/);
  await page.context().close();
});

test("several are worked at once and undone, by keys too, and the counts are live; in Chinese, with script", async () => {
  const unit = await beat();
  const t = translator("zh", "desk");
  const [first, second] = [await asked(unit, "officer-visit", "One"), await asked(unit, "officer-visit", "Two")];
  const page = await signedIn(browser, DESK);
  await page.goto(`/zh/staff/requests?unit=${unit}`);
  for (const { id } of [first, second]) await page.check(`input[value="${id}"]`);
  await press(page, t("bulk_take"));
  await page.getByText(t("did_take", { number: 2 })).waitFor();
  await page.goto(`/zh/staff/requests?queue=mine&unit=${unit}`);
  assert.equal(await page.textContent("[data-count=mine]"), "2");
  await page.goBack();
  await press(page, t("undo"));
  await page.getByText(t("undone", { number: 2 })).waitFor();
  await page.goto(`/zh/staff/requests?unit=${unit}`);
  await page.locator("body[data-keys]").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  assert.equal(await page.locator("tr[data-request] input:checked").count(), 1);
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await assertAccessible(page, "the list of keys");
  await page.locator("dialog button").click();
  await asked(unit, "officer-visit", "Three");
  await page.locator("[data-count=open]", { hasText: "3" }).waitFor();
  await page.getByText(t("live_new")).waitFor();
  await page.context().close();
});

test("handed on by an officer without script, a request is another station's, and its resident reads where it went", async () => {
  const [unit, other] = [await beat(), await beat()];
  const { code, id } = await asked(unit, "lost-papers", "Wrong door");
  const page = await signedIn(browser, DESK, { javaScriptEnabled: false });
  await page.goto(`/en/staff/requests/${id}`);
  await press(page, "Hand it on");
  assert.equal(await page.locator(".error-summary li").count(), 2);
  await page.selectOption("[name=to]", `unit:${other}`);
  await page.fill("[name=why]", "Their street");
  await press(page, "Hand it on");
  await page.goto(`/en/staff/requests?unit=${other}`);
  assert.equal(await page.locator(`tr[data-request="${id}"]`).count(), 1);
  assert.match((await followedRequest(resident, code))?.events.at(-1)?.words ?? "", /handed your request on to Test Beat/);
  await page.context().close();
});
