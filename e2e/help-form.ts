import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { newVisitor, press } from "./chromium.ts";

/** Where "exit this page" leads. */
export const ELSEWHERE = "https://www.wikipedia.org/";

/** A visitor whose every address is noted, and for whom there is something elsewhere. */
export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; addresses: string[] }> {
  const page = await newVisitor(browser, options);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.context().route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" }));
  return { page, addresses };
}

export async function titleOf(key: string, locale: Locale): Promise<string> {
  return (await needs(residentActor())).find((each) => each.key === key)?.title[locale] ?? "";
}

/** Begin the form of a need, where nobody is in danger. */
export async function begin(page: Page, key: string, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/help`);
  await press(page, await titleOf(key, locale));
  await press(page, translator(locale, "help")("danger_no"));
}

export const h1 = async (page: Page) => (await page.textContent("h1"))?.trim();
export const shownCode = async (page: Page) => (await page.locator(".code-groups code").allTextContents()).join("");
