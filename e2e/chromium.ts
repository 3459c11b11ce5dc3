import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { LAUNCH_SWITCHES } from "#bin/browser.ts";
import { testSession } from "#db/seed/test-session.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const ORIGIN = process.env.RAPPORT_TEST_ORIGIN ?? "";

/** A headless Chromium; the runner has found it. */
export function openChromium(switches: readonly string[] = []): Promise<Browser> {
  assert.ok(ORIGIN && process.env.CHROMIUM_PATH, "browser tests are run by `npm test`");
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: [...LAUNCH_SWITCHES, ...switches] });
}

/** A page of a new visitor, on a small phone unless told otherwise. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 }, baseURL: ORIGIN, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

type Violation = { id: string; impact: string | null; nodes: { html: string }[] };

type Rules = { rules?: readonly string[] | undefined; without?: readonly string[] | undefined };

/** axe finds nothing on the page, of any impact, by every rule, the named ones, or all without some. Evaluated from outside, so the page's own policy stands. */
export async function assertAccessible(page: Page, name: string, { rules, without }: Rules = {}): Promise<void> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(
    async ({ only, off }) => {
      const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } };
      const some = only ? { runOnly: { type: "rule", values: only } } : {};
      const options = { ...some, rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) };
      return (await axe.run({ ...options, resultTypes: ["violations"], preload: false })).violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        nodes: nodes.slice(0, 3).map(({ html }) => ({ html })),
      }));
    },
    { only: rules, off: without ?? [] },
  );
  assert.deepEqual(violations, [], `${name} is accessible`);
}

/** Nothing needs sideways scrolling. */
export async function assertFits(page: Page, name: string): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  assert.ok(content <= screen, `${name} is ${content} px wide on a screen of ${screen} px`);
}

/** Signs somebody in by writing their session; `e2e/accounts` signs in as people do. */
export async function signIn(page: Page, { email }: { email: string }, locale = "en"): Promise<void> {
  const value = await testSession(email);
  await page.context().addCookies([{ name: "rapport-session", value, url: ORIGIN, httpOnly: true, sameSite: "Lax" }]);
  await page.goto(`/${locale}/staff`);
}

/** A page of staff who have signed in, on a desk's screen unless told otherwise. */
export async function signedIn(browser: Browser, who: { email: string }, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newVisitor(browser, { viewport: { width: 1280, height: 900 }, ...options });
  await signIn(page, who);
  return page;
}

/** Presses a button that posts, and waits for the answer, and for the page that it leads to. */
export async function press(page: Page, name: string): Promise<void> {
  const loaded = page.waitForEvent("load").catch(() => undefined);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  if (answer.status() === 303) await loaded;
}
