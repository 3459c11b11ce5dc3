import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { firstLoad } from "#bench/page-bytes.ts";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { newVisitor, ORIGIN, openChromium, press, signedIn } from "./chromium.ts";

const [ADMIN] = DEMO_SIGN_INS;
const READING_MS = 2_200;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("under attack a browser works for its answer, who has no script is thanked and held, and one proof serves one form", async () => {
  const [district] = await seeAll((sql) => sql`select id from unit where slug = 'hills'`);
  const slug = `attacked-${process.pid}`;
  const { unitId } = await addUnit(testActor, { parentId: district?.id, kind: "station", slug, name: { en: slug }, adults: null });
  const { code } = await addTouchpoint(testActor, { unitId, serviceKey: "traffic", channel: "open", questionnaireKey: "visit-rating" });
  const waiting = async () =>
    (await seeAll((sql) => sql`select held_for from inbox where unit_id = ${unitId}`)).map((row) => row.held_for.join());

  const lead = await signedIn(browser, ADMIN);
  await lead.goto(`/en/staff/touchpoints/${code}`);
  await lead.click("text=Is this code flooded by machines?");
  await press(lead, "Ask for proof of work");
  await lead.goto(`/en/staff/touchpoints/${code}`);
  assert.match((await lead.textContent("main")) ?? "", /Proof of work is on since/);

  const { bytes, requests } = await firstLoad(browser, `${ORIGIN}/en/s/${code}`);
  assert.deepEqual(requests, [`${ORIGIN}/en/s/${code}`, `${ORIGIN}/proof.js`]);
  assert.ok(bytes <= 14 * 1024, `${bytes} bytes`);

  const resident = await newVisitor(browser);
  let sent = "";
  resident.on("request", (request) => {
    if (request.method() === "POST") sent = request.postData() ?? "";
  });
  await resident.goto(`/en/s/${code}`);
  await resident.check("[name=overall][value='4']");
  await sleep(READING_MS);
  await resident.locator("main form button:visible").first().click();
  await resident.waitForURL("**/thanks");
  assert.deepEqual(await waiting(), [""], "counted like any other");

  const simple = await newVisitor(browser, { javaScriptEnabled: false });
  await simple.goto(`/en/s/${code}`);
  await simple.check("[name=overall][value='4']");
  await sleep(READING_MS);
  await simple.locator("main form button:visible").first().click();
  await simple.waitForURL("**/thanks");
  assert.deepEqual((await waiting()).sort(), ["", "no_proof"]);

  const machine = new URLSearchParams(sent);
  assert.ok((machine.get("proof") ?? "").length > 100);
  machine.set("key", crypto.randomUUID());
  const headers = { "Sec-Fetch-Site": "same-origin" };
  const reply = await fetch(`${ORIGIN}/en/s/${code}/answers`, { method: "POST", redirect: "manual", headers, body: machine });
  assert.match(reply.headers.get("location") ?? "", /thanks$/);
  assert.deepEqual((await waiting()).sort(), ["", "no_proof", "no_proof"]);

  await lead.goto(`/en/staff/touchpoints/${code}`);
  await press(lead, "Ask no more");
  const page = await (await fetch(`${ORIGIN}/en/s/${code}`)).text();
  assert.ok(!page.includes("proof.js"), "script-free again");
});
