import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { SHEET_KINDS, SHEETS } from "#lib/surveys/sheets.ts";
import { newVisitor, ORIGIN, openChromium, signedIn } from "./chromium.ts";
import { readPdf } from "./pdf.ts";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const [, ANALYST, , DISTRICT, STATION] = DEMO_SIGN_INS;

/** Everything here is done without script. */
const WITHOUT_SCRIPT = { javaScriptEnabled: false };

const codeOf = (unitSlug: string, serviceKey: string) =>
  seeAll(
    (sql) => sql<{ code: string }[]>`select t.code from touchpoint t join unit u on u.id = t.unit_id
      where u.slug = ${unitSlug} and t.service_key = ${serviceKey} order by t.code`,
  );

test("every sheet in every language leads a camera to the questionnaire", async () => {
  const page = await signedIn(browser, STATION, WITHOUT_SCRIPT);
  for (const kind of SHEET_KINDS)
    for (const locale of LOCALE_KEYS) {
      const answer = await page.request.get(`/en/staff/touchpoints/${DEMO_TOUCHPOINT}/sheets/${kind}?format=pdf&in=${locale}`);
      assert.equal(answer.status(), 200, `${kind} ${locale}`);
      const [sheet, ...more] = await readPdf(await answer.body());
      assert.equal(more.length, 0, `${kind} ${locale}`);
      assert.equal(sheet?.code, `${ORIGIN}/s/${DEMO_TOUCHPOINT}`, `${kind} ${locale}`);
      const { width, height } = SHEETS[kind];
      assert.ok(Math.abs((sheet?.width ?? 0) - width) < 0.1 && Math.abs((sheet?.height ?? 0) - height) < 0.1, `${kind} ${locale}`);
    }
});

test("a district's lead looks, makes one for each station, once, and prints all in one file", async () => {
  const page = await signedIn(browser, DISTRICT, WITHOUT_SCRIPT);
  await page.goto("/en/staff/touchpoints?unit=harbour");
  const service = "fire-prevention";
  await page.selectOption("#unit", "harbour");
  await page.selectOption("#service", service);
  await page.selectOption("#questionnaire", "resident-satisfaction");
  await page.getByRole("button", { name: "One for each station below…" }).click();
  await page.waitForURL("**/touchpoints/bulk?**");
  const listed = await page.locator("main ul.columns li").count();
  assert.ok(listed > 1, "which stations they are");
  const preview = page.url();
  const create = page.getByRole("button", { name: `Make ${listed} touchpoints` });
  await Promise.all([page.waitForURL(`**/touchpoints?unit=harbour&made=${listed}`), create.click()]);
  assert.match((await page.textContent("[role=status]")) ?? "", new RegExp(`^${listed} touchpoints were made`));
  const made = await codeOf("east-street", service);
  await page.goto(preview);
  assert.equal(await page.locator("main ul.columns li").count(), 0, "every station has one now");
  const sent = new URL(preview).searchParams;
  const again = await page.request.post("/en/staff/touchpoints/bulk/touchpoints", {
    form: Object.fromEntries(sent),
    headers: { Origin: ORIGIN },
    maxRedirects: 0,
  });
  assert.equal(again.status(), 303);
  assert.deepEqual(await codeOf("east-street", service), made, "pressed again, nothing is made twice");

  const used = await seeAll(
    (sql) => sql<{ code: string }[]>`with recursive below as (
        select id from unit where slug = 'harbour' union all select u.id from unit u join below b on u.parent_id = b.id)
      select t.code from touchpoint t join below b on b.id = t.unit_id left join touchpoint_retirement r on r.code = t.code where r.code is null`,
  );
  const pdf = await page.request.get("/en/staff/touchpoints/sheets?unit=harbour&sheet=stand");
  const pages = await readPdf(await pdf.body());
  assert.deepEqual(pages.map(({ code }) => code).sort(), used.map(({ code }) => `${ORIGIN}/s/${code}`).sort());
});

test("an analyst sees, and nobody sees or changes what is not theirs", async () => {
  const analyst = await signedIn(browser, ANALYST, WITHOUT_SCRIPT);
  await analyst.goto(`/en/staff/touchpoints/${DEMO_TOUCHPOINT}`);
  assert.equal(await analyst.locator("main form[method=post]").count(), 0, "nothing to change");
  assert.equal((await analyst.request.get(`/en/staff/touchpoints/${DEMO_TOUCHPOINT}/sheets/poster`)).status(), 200);
  const station = await signedIn(browser, STATION, WITHOUT_SCRIPT);
  const [other] = await seeAll(
    (sql) => sql<{ code: string }[]>`select t.code from touchpoint t join unit u on u.id = t.unit_id
      where u.slug <> 'east-street' and u.kind = 'station' limit 1`,
  );
  const code = other?.code ?? "";
  for (const path of [code, `${code}/sheets/poster`, "sheets?unit=harbour&sheet=poster", `${DEMO_TOUCHPOINT}/sheets/banner`]) {
    const answer = await station.request.get(`/en/staff/touchpoints/${path}`);
    assert.equal(answer.status(), 404, path);
  }
  const visitor = await newVisitor(browser);
  assert.equal((await visitor.request.get(`/en/staff/touchpoints/${DEMO_TOUCHPOINT}/sheets/poster`)).status(), 404);
  for (const [page, target] of [
    [analyst, DEMO_TOUCHPOINT],
    [station, code],
  ] as const)
    for (const what of ["retirement", "place"]) {
      const answer = await page.request.post(`/en/staff/touchpoints/${target}/${what}`, {
        form: { do: "retire", place: "Taken over" },
        headers: { Origin: ORIGIN },
        maxRedirects: 0,
      });
      assert.equal(answer.status(), 404, `${what} of ${target}`);
    }
  const changed = await seeAll(
    (sql) => sql`select t.code from touchpoint t left join touchpoint_retirement r on r.code = t.code
      where t.code in (${DEMO_TOUCHPOINT}, ${code}) and (r.code is not null or t.place = 'Taken over')`,
  );
  assert.deepEqual([...changed], []);
});

test("a form that was open when its code was retired stores nothing, and says so in every language", async () => {
  const lead = await signedIn(browser, STATION, WITHOUT_SCRIPT);
  await lead.goto("/en/staff/touchpoints");
  // Of a kind that no other test sends answers to.
  await lead.selectOption("#service", "fire-prevention");
  await lead.selectOption("#channel", "kiosk");
  await Promise.all([lead.waitForURL(/touchpoints\/[0-9A-Z]{7}$/), lead.getByRole("button", { name: "Make this touchpoint" }).click()]);
  const code = lead.url().slice(-7);
  const stored = async () => {
    const [row] = await seeAll(
      (sql) => sql<{ stored: number }[]>`
        select count(*)::int as stored from (
          select unit_id, service_key, channel from inbox union all select unit_id, service_key, channel from response) answer
        join touchpoint t using (unit_id, service_key, channel) where t.code = ${code}`,
    );
    return row?.stored;
  };
  const late = [];
  for (const locale of LOCALE_KEYS) {
    const resident = await newVisitor(browser, { javaScriptEnabled: false });
    await resident.goto(`/${locale}/s/${code}`);
    await resident.check("[name=overall][value='5']");
    late.push({ resident, locale });
  }
  const before = await stored();
  await lead.click("text=Retire this code…");
  await Promise.all([lead.waitForResponse((each) => each.request().method() === "POST"), lead.click("button[value=retire]")]);
  for (const { resident, locale } of late) {
    await Promise.all([resident.waitForURL(`**/${locale}/s/${code}`), resident.locator("button.seen, button:not(.unseen)").last().click()]);
    await resident.locator("main h1").waitFor();
    assert.equal(await resident.locator("main form").count(), 0, locale);
    assert.ok((await resident.locator("main a").count()) >= 3, "and what can be done instead");
    const words = (await resident.textContent("main")) ?? "";
    const said = { en: /not stored|nothing/i, zh: /没有保存|未保存|不会保存/, es: /no se ha guardado|no hemos guardado|nada/i, ar: /لم/ };
    assert.match(words, said[locale], "that nothing of it was stored");
  }
  assert.equal(await stored(), before);
  const unknown = await newVisitor(browser, { javaScriptEnabled: false });
  const scanned = await unknown.goto(`/s/${code}?key=${randomUUID()}`);
  assert.equal(scanned?.status(), 200, "a retired code is no error");
});
