import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import postgres from "postgres";
import { freePort } from "#bin/port.ts";
import { agencyProvider } from "./agency.ts";
import { serveBeside } from "./beside.ts";
import { newVisitor, openChromium } from "./chromium.ts";

const SECRET = "a client secret for tests only";
const ROLES = {
  "desk-east": [{ role: "desk", unit: "east-street" }],
  "lead-harbour": [{ role: "lead", unit: "harbour" }],
};
const members = new Map<string, readonly string[]>();
let browser: Browser;
let site: Awaited<ReturnType<typeof serveBeside>>;
let agency: Awaited<ReturnType<typeof agencyProvider>>;

before(async () => {
  browser = await openChromium();
  const port = await freePort();
  site = await serveBeside({
    RAPPORT_OIDC_ISSUER: `http://localhost:${port}`,
    RAPPORT_OIDC_CLIENT_ID: "rapport",
    RAPPORT_OIDC_CLIENT_SECRET: SECRET,
    RAPPORT_OIDC_NAME: "Agency ID",
    RAPPORT_OIDC_ROLES: JSON.stringify(ROLES),
  });
  agency = await agencyProvider(port, { secret: SECRET, origin: site.origin }, members);
});
after(async () => {
  agency.stop();
  await site.stop();
  await browser.close();
});

async function rolesOf(email: string): Promise<string[]> {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  try {
    const rows = await sql<{ held: string }[]>`
      select h.role || ' ' || u.slug as held from role_holding h join unit u on u.id = h.unit_id
      join person p on p.id = h.person_id where p.email = ${email}`;
    return rows.map(({ held }) => held);
  } finally {
    await sql.end();
  }
}

/** Somebody signs in at the agency, in a browser of their own. */
async function enter(who: string): Promise<Page> {
  const page = await newVisitor(browser, { baseURL: site.origin, viewport: { width: 1280, height: 900 } });
  await page.goto("/zh/staff/sign-in?to=%2Fzh%2Fstaff%2Funits");
  await page.getByRole("button", { name: "使用Agency ID登录" }).click();
  await page.fill("[name=login]", who);
  await page.fill("[name=password]", "any");
  await page.click("button[type=submit]");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL((url) => url.origin === site.origin);
  return page;
}

test("the agency's own provider signs in whom its groups give a role, with that role alone; whom they give none, it does not", async () => {
  const id = `officer-${randomUUID().slice(0, 8)}`;
  const nobody = await enter(id);
  assert.match(nobody.url(), /sign-in\?error=/);
  assert.match((await nobody.locator(".error-summary").textContent()) ?? "", /您在此没有角色/);
  members.set(id, ["desk-east", "unknown group"]);
  const page = await enter(id);
  assert.match(page.url(), /\/zh\/staff\/units$/);
  assert.deepEqual(await rolesOf(`${id}@agency.example`), ["desk east-street"]);
  await page.goto("/en/staff/account");
  assert.match((await page.locator("main").textContent()) ?? "", /through localhost/);
  members.set(id, ["lead-harbour"]);
  const again = await enter(id);
  assert.deepEqual(await rolesOf(`${id}@agency.example`), ["lead harbour"]);
  await page.goto("/en/staff");
  assert.match(page.url(), /sign-in/, "the session of the old role is over");
  members.set(`unproved-${id}`, ["lead-harbour"]);
  const unproved = await enter(`unproved-${id}`);
  assert.match(unproved.url(), /sign-in\?error=/, "an address that nobody has proved");
  for (const each of [nobody, page, again, unproved]) await each.context().close();
});
