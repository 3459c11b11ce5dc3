import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { translator } from "#lib/i18n/messages.ts";
import { closeRequest, replyToResident } from "#lib/requests/desk-mutations.ts";
import { assertAccessible, openChromium, press } from "./chromium.ts";
import { begin, h1, helpStation, rowOf, shownCode, visitor } from "./help-form.ts";

const slug = `test-help-${process.pid}`;
let browser: Browser;
let unitId: string;

before(async () => {
  browser = await openChromium();
  unitId = await helpStation(slug);
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("without script, in English: a need is found, asked, checked, changed, sent, followed, answered and not solved", async () => {
  const { page, addresses } = await visitor(browser, { javaScriptEnabled: false });
  const t = translator("en", "help");
  await page.goto("/en/help");
  await page.fill("[name=q]", "passport");
  await page.click("search button");
  assert.deepEqual(await page.locator("form[method=post] .doors button").allTextContents(), ["I lost my papers"]);
  assert.deepEqual(await page.context().cookies(), [], "no cookie before a form is begun");
  await press(page, "I lost my papers");
  // A page further on leads back to what has not been answered: danger is asked before anything.
  await page.goto("/en/help/ask/4");
  assert.equal(await h1(page), t("danger"));
  await press(page, t("danger_no"));
  assert.match((await page.textContent("main")) ?? "", /This is for the police/);
  await page.check("[name=papers][value='2']");
  await press(page, t("go_on"));
  await page.fill("[name=last_seen]", "2026-11-20");
  await press(page, t("go_on"));
  await press(page, t("go_on"));
  assert.equal(await page.locator(".error-summary a[href='#words']").count(), 1);
  await page.fill("[name=words]", "My passport is lost on bus 7");
  await press(page, t("go_on"));
  await page.selectOption("[name=station]", slug);
  await page.fill("[name=place]", "Bus 7");
  await press(page, t("go_on"));
  await page.setInputFiles("[name=file]", { name: "x.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<svg onload=alert(1)>") });
  await press(page, t("file_add"));
  assert.match((await page.textContent(".error-summary")) ?? "", /JPEG/);
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: "teal" } })
    .jpeg()
    .toBuffer();
  await page.setInputFiles("[name=file]", { name: "My name.jpg", mimeType: "image/jpeg", buffer: picture });
  await press(page, t("file_add"));
  await press(page, t("go_on"));
  await press(page, t("go_on"));
  assert.equal(await h1(page), t("check_title"));
  const summary = (await page.textContent(".summary")) ?? "";
  for (const said of ["Passport", "November 20, 2026", "My passport is lost on bus 7", "Test Help Station, Bus 7", "Files: 1"])
    assert.ok(summary.includes(said), `${said} in ${summary}`);
  await page.locator(".summary div", { hasText: "My passport" }).getByRole("link").click();
  await page.fill("[name=words]", "My red passport");
  await press(page, t("go_on"));
  assert.equal(await h1(page), t("check_title"), "a change leads back to the summary");
  await press(page, t("send"));
  assert.match((await page.textContent("main")) ?? "", /Test Help Station answers you by/);
  const code = await shownCode(page);
  assert.equal(code.length, 24);
  const row = await rowOf(code);
  assert.deepEqual([row?.unit_id, row?.words, row?.place, row?.latitude, row?.files], [unitId, "My red passport", "Bus 7", null, 1]);
  await page.click(`text=${t("code_written")}`);
  assert.equal(await shownCode(page), code, "shown again on a second page");
  await press(page, t("again_done"));
  assert.deepEqual(await page.context().cookies(), [], "nothing of it stays in this browser");

  await page.fill("[name=code]", `${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}`);
  await press(page, t("open"));
  assert.match((await page.textContent(".error-summary")) ?? "", /sign by sign/);
  await page.fill("[name=code]", code.toLowerCase().replaceAll(/(.{4})/g, "$1 "));
  await press(page, t("open"));
  assert.match((await page.textContent(".summary")) ?? "", /Received/);
  await page.fill("[name=words]", "It is red");
  await press(page, t("write_send"));
  const [lead, id] = [await testStaff(unitId, "lead"), row?.id as string];
  await replyToResident(lead, id, { words: "It is at the counter", seen: 1 });
  assert.equal(await closeRequest(lead, id, { outcome: "helped", words: "Come and fetch it" }), "closed");
  await page.fill("[name=words]", "A message that comes too late");
  await press(page, t("write_send"));
  assert.match((await page.textContent(".error-summary")) ?? "", /in between/);
  assert.match((await page.textContent(".timeline")) ?? "", /It is red.*It is at the counter.*Come and fetch it/s);
  await page.check("[name=solved][value=no]");
  await press(page, t("answer_send"));
  assert.match((await page.textContent(".error-summary")) ?? "", /still open/);
  await page.fill("[name=reason]", "It is not mine");
  await press(page, t("answer_send"));
  assert.match((await page.textContent(".summary")) ?? "", /supervisor/);
  assert.equal(await closeRequest(lead, id, { outcome: "nothing", words: "We found no other" }), "closed");
  await page.reload();
  await page.check("[name=solved][value=no]");
  await page.fill("[name=reason]", "Still missing");
  await press(page, t("answer_send"));
  assert.equal(await page.getByRole("link", { name: t("complain") }).count(), 1, "then the way to complain");
  await press(page, t("rate"));
  await page.waitForURL(/\/en\/v\/[0-9A-Z]{18}$/);
  assert.ok(!(await page.content()).includes(code), "the slip's page knows nothing of the request");
  const slips = await seeAll(
    (sql) => sql`select b.issued, s.counted from slip_batch b join slip_batch_seal s on s.batch_id = b.id where b.unit_id = ${unitId}`,
  );
  assert.deepEqual(
    slips.map(({ issued, counted }) => [issued, counted]),
    [[1, 1]],
  );
  await page.goto("/en/requests");
  await page.fill("[name=code]", code);
  await press(page, t("open"));
  assert.equal(await page.getByRole("button", { name: t("rate") }).count(), 0, "one slip for one request");
  await press(page, t("end"));
  await page.goto("/en/requests/mine");
  assert.equal(await h1(page), t("closed_again"));
  for (const address of addresses) assert.ok(!address.includes(code) && !address.includes("lost-papers"), address);
  await page.context().close();
});

test("with script, in Chinese: the position only by a press, the code is copied, a clue is told no address and no hour", async () => {
  const { page } = await visitor(browser, {
    geolocation: { latitude: 30.123456, longitude: 120.654321 },
    permissions: ["geolocation", "clipboard-read", "clipboard-write"],
  });
  const t = translator("zh", "help");
  await begin(page, "crime-information", "zh");
  await page.fill("[name=words]", "深夜有人卸货");
  await press(page, t("go_on"));
  await page.getByRole("button", { name: t("position_use") }).click();
  await page.getByText(t("position_done")).waitFor();
  await page.selectOption("[name=station]", slug);
  await press(page, t("go_on"));
  await press(page, t("go_on_without"));
  assert.equal(await h1(page), t("check_title"), "who gives a clue is asked for no address");
  await assertAccessible(page, "summary");
  await press(page, t("send"));
  const code = await shownCode(page);
  await page.getByRole("button", { name: t("copy") }).click();
  await page.getByRole("button", { name: t("copied") }).waitFor();
  assert.equal((await page.evaluate(() => navigator.clipboard.readText())).replaceAll("-", ""), code);
  const row = await rowOf(code);
  assert.deepEqual([row?.latitude, row?.longitude], [30.1235, 120.6543]);
  const [times] = await seeAll((sql) => sql`select received_at, shown_on from request where id = ${row?.id}`);
  assert.deepEqual({ ...times }, { received_at: null, shown_on: null });
  await page.context().close();
});
