import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { driver } from "#db";
import { seeAll } from "#db/seed/test-survey.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor, systemActor } from "#lib/people/actor.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { requestDigest } from "#lib/requests/request-code.ts";
import { addUnit } from "#lib/units/mutations.ts";
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

/** A station of a test's own. */
export async function helpStation(slug: string): Promise<string> {
  const [district] = await driver()`select id from unit where slug = 'garden'`;
  const name = { en: "Test Help Station", zh: "测试求助派出所" };
  return (await addUnit(systemActor("test"), { parentId: district?.id, kind: "station", slug, name, adults: null })).unitId;
}

/** What is stored of a request, by its code. */
export async function rowOf(code: string) {
  const [row] = await seeAll(
    (sql) => sql`
    select r.id, r.unit_id, t.words, t.place, t.latitude, t.longitude, t.choices, (select count(*)::int from request_file f where f.request_id = r.id) as files
    from request r join request_text t on t.request_id = r.id where code_digest = ${requestDigest(code)}`,
  );
  return row;
}
