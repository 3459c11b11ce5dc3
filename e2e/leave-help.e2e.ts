import assert from "node:assert/strict";
import { request as send } from "node:http";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { seeAll } from "#db/seed/test-survey.ts";
import { translator } from "#lib/i18n/messages.ts";
import { ORIGIN, openChromium, press } from "./chromium.ts";
import { begin, ELSEWHERE, visitor } from "./help-form.ts";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

for (const javaScriptEnabled of [true, false])
  test(`exit this page: nothing is seen, kept or shown again, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const { page } = await visitor(browser, { javaScriptEnabled });
    const t = translator("en", "help");
    await begin(page, "feel-unsafe", "en");
    assert.ok(!/unsafe/i.test(`${await page.title()} ${page.url()}`), "neither title nor address names it");
    await press(page, t("go_on"));
    await page.fill("[name=words]", "He reads my phone");
    await press(page, t("go_on"));
    const before = await seeAll((sql) => sql`select count(*)::int as drafts from request_draft`);
    const answer = await page.request.get(page.url());
    assert.match(answer.headers()["cache-control"] ?? "", /no-store/);
    await page.goto("/en/help/ask/3");
    assert.equal(await page.inputValue("[name=words]"), "He reads my phone");
    const gone = page.waitForRequest((request) => request.url().startsWith(ELSEWHERE));
    if (javaScriptEnabled) {
      // By the page's own clock, from the press to an empty page.
      const took = await page.evaluate(async () => {
        const empty = new Promise((resolve) => new MutationObserver(resolve).observe(document.body, { childList: true }));
        const start = performance.now();
        (document.querySelector("form[data-exit] button") as HTMLButtonElement).click();
        await Promise.race([empty, new Promise((resolve) => setTimeout(resolve, 2000))]);
        return { took: performance.now() - start, left: document.body.textContent };
      });
      assert.ok(took.took < 200, `${took.took} ms`);
      assert.equal(took.left, "");
    } else await page.click("form[data-exit] button");
    await gone;
    // Without a network a browser shows a page of its own there.
    await page.waitForURL((url) => url.origin !== ORIGIN);
    await page.goBack();
    assert.ok(!(await page.content()).includes("He reads my phone"));
    assert.equal(await page.locator("[name=words]").count(), 0, "Back shows no form");
    assert.deepEqual(await page.context().cookies(ORIGIN), []);
    if (javaScriptEnabled) assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
    const [now] = await seeAll((sql) => sql`select count(*)::int as drafts from request_draft`);
    assert.equal(now?.drafts, before[0]?.drafts - 1);
    await page.context().close();
  });

/** A post from another address of this machine: what a source may do is counted for each. */
function tryCode(from: string, code: string): Promise<number> {
  const { hostname, port } = new URL(ORIGIN);
  const body = new URLSearchParams({ code }).toString();
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": String(body.length),
    "Sec-Fetch-Site": "same-origin",
  };
  return new Promise((resolve, reject) => {
    const tried = send({ hostname, port, path: "/en/requests/opening", method: "POST", localAddress: from, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    tried.on("error", reject);
    tried.end(body);
  });
}

test("more than 20 wrong codes in ten minutes are refused from that source, and from no other", async () => {
  const answers: number[] = [];
  for (let at = 0; at < 25; at += 1) answers.push(await tryCode("127.0.0.91", "0000-0000-0000-0000-0000-0000"));
  assert.deepEqual([answers.filter((status) => status === 303).length, answers.at(-1)], [21, 429]);
  assert.equal(await tryCode("127.0.0.92", "0000-0000-0000-0000-0000-0000"), 303);
});
