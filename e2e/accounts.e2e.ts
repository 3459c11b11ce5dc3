import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import postgres from "postgres";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { testSession } from "#db/seed/test-session.ts";
import { stepAt, totpCode } from "#lib/people/totp.ts";
import { serveBeside } from "./beside.ts";
import { assertAccessible, assertFits, newVisitor, openChromium, press } from "./chromium.ts";

const [ADMIN] = DEMO_SIGN_INS;
let browser: Browser;
let site: Awaited<ReturnType<typeof serveBeside>>;

before(async () => {
  browser = await openChromium();
  site = await serveBeside();
});
after(async () => {
  await site.stop();
  await browser.close();
});

const visitor = (options = {}) => newVisitor(browser, { baseURL: site.origin, viewport: { width: 1280, height: 900 }, ...options });
const words = async (page: Page, where: string) => (await page.locator(where).first().textContent()) ?? "";
const summary = (page: Page) => words(page, ".error-summary");

async function asAdministrator(): Promise<Page> {
  const page = await visitor();
  await page.context().addCookies([{ name: "rapport-session", value: await testSession(ADMIN.email), url: site.origin, httpOnly: true }]);
  return page;
}

async function factOf<T>(query: (sql: postgres.Sql) => Promise<readonly T[]>): Promise<T | undefined> {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  try {
    return (await query(sql))[0];
  } finally {
    await sql.end();
  }
}

/** What the page says to type into an authenticator. */
async function keyOn(page: Page): Promise<string> {
  return (await words(page, "code.token")).replaceAll(/\s/g, "");
}

test("a demonstration's sign-in takes two steps without script; a wrong code, a code twice, and a page without the first step open nothing", async () => {
  const page = await newVisitor(browser, { javaScriptEnabled: false });
  await page.goto("/en/staff/sign-in/code");
  assert.match(page.url(), /\/sign-in$/);
  const shown = async () => /type (\d{6})/.exec(await words(page, "main .notice"))?.[1] ?? "";
  const first = async () => {
    await page.goto("/en/staff/sign-in?to=%2Fen%2Fstaff%2Ftrend");
    await page.fill("[name=email]", ADMIN.email);
    await page.fill("[name=password]", ADMIN.password);
    await press(page, "Sign in");
    assert.match(page.url(), /\/sign-in\/code$/);
  };
  await first();
  assert.equal(
    (await page.context().cookies()).some(({ name }) => name === "rapport-session"),
    false,
    "the first step opens nothing",
  );
  const code = await shown();
  await page.fill("[name=code]", "000000");
  await press(page, "Go on");
  assert.match(await summary(page), /not right/);
  await page.fill("[name=code]", code);
  await press(page, "Go on");
  assert.match(page.url(), /\/en\/staff\/trend$/);
  await page.context().clearCookies();
  await first();
  await page.fill("[name=code]", code);
  await press(page, "Go on");
  assert.match(await summary(page), /used already/);
  await page.context().close();
});

test("somebody is invited, is told what makes a password weak, sets up an app, adds a passkey, and signs in with it alone", async () => {
  const admin = await asAdministrator();
  const email = `${randomUUID()}@lakeside.example`;
  await admin.goto("/en/staff/people");
  await admin.fill("#name", "Mei Chen");
  await admin.fill("#email", "not an address");
  await press(admin, "Make the invitation");
  assert.match(await summary(admin), /whole e-mail address/);
  assert.equal(await admin.inputValue("#name"), "Mei Chen");
  await admin.fill("#email", email);
  await admin.selectOption("#role", "desk");
  await admin.selectOption("#unit", "east-street");
  await press(admin, "Make the invitation");
  const link = await words(admin, "main code.token");
  assert.match(link, new RegExp(`^${site.origin}/en/staff/invitation/`));

  const page = await visitor();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(link);
  await assertAccessible(page, "the invitation");
  const key = await keyOn(page);
  await page.fill("#password", "Password123!");
  await page.fill("#code", totpCode(key, stepAt(Date.now())));
  await press(page, "Save and sign in");
  assert.match(await summary(page), /lists that thieves try first/);
  assert.equal(await keyOn(page), key, "who has scanned it need not do so again");
  await page.fill("#password", "quiet lamp under seven bridges");
  await page.fill("#code", totpCode(key, stepAt(Date.now())));
  await press(page, "Save and sign in");
  assert.match(page.url(), /\/staff\/account$/);
  assert.equal(await page.locator(".recovery-codes li").count(), 10);
  await assertAccessible(page, "the account");
  assert.equal((await page.goto(link))?.status(), 200);
  assert.match(await words(page, "h1"), /opens nothing any more/);

  await page.goto("/en/staff/account");
  await page.fill("#label", "Work laptop");
  await page.fill("#now-passkey", "not this one at all");
  await press(page, "Add a passkey");
  assert.match(await summary(page), /not your password now/);
  await page.fill("#label", "Work laptop");
  await page.fill("#now-passkey", "quiet lamp under seven bridges");
  await press(page, "Add a passkey");
  assert.match(await words(page, "main"), /Work laptop, since/);
  await press(page, "Sign out");
  await press(page, "Sign in with a passkey");
  assert.match(page.url(), /\/en\/staff$/);
  const way = await factOf(
    (sql) => sql<{ way: string }[]>`
    select s.way from staff_session s join person p on p.id = s.person_id where p.email = ${email} order by s.opened_at desc limit 1`,
  );
  assert.equal(way?.way, "passkey");

  // An administrator ends the sessions; a role that changes does so too.
  await admin.goto("/en/staff/people");
  await admin.getByRole("link", { name: "Mei Chen" }).first().click();
  await press(admin, "End them all");
  await page.goto("/en/staff");
  assert.match(page.url(), /sign-in/);
  await Promise.all([admin.context().close(), page.context().close()]);
});

test("people, roles and the sign-in fit a phone, right to left too", async () => {
  const admin = await asAdministrator();
  await admin.setViewportSize({ width: 320, height: 800 });
  for (const path of ["/ar/staff/roles", "/ar/staff/people", "/ar/staff/account"]) {
    await admin.goto(path);
    await assertFits(admin, path);
  }
  await admin.goto("/ar/staff/people");
  await admin.locator("main table a").first().click();
  await admin.waitForURL(/people\/[0-9a-f-]{36}$/);
  await assertFits(admin, "a person");
  await assertAccessible(admin, "a person");
  await admin.context().close();
});
