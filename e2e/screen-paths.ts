import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { DEMO_KIOSK, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { DEMO_PUBLICATION } from "./demo-publication.ts";

/** Pages that anybody may open. */
export const PUBLIC = [
  "",
  "/help",
  "/help?q=zzzz",
  "/help/agencies",
  "/help/danger",
  "/help/ask/1",
  "/requests",
  "/requests/mine",
  "/results",
  `/results/${DEMO_PUBLICATION}`,
  `/results/${DEMO_PUBLICATION}/east-street`,
  "/results/no-such-result",
  "/units",
  "/units/east-street",
  "/units/east-street/card",
  "/privacy",
  "/accessibility",
  "/about",
  "/no-such-page",
  "/s/AAAAAAA",
  `/s/${DEMO_TOUCHPOINT}`,
  `/s/${DEMO_TOUCHPOINT}/thanks`,
  `/s/${DEMO_TOUCHPOINT}/danger`,
  `/s/${DEMO_KIOSK}/kiosk`,
  `/s/${DEMO_KIOSK}/event`,
  "/staff/sign-in",
];

/** Pages of the staff that their menus lead to. */
export const STAFF = [
  "/staff",
  "/staff?unit=cloud-terrace",
  "/staff?unit=hills&period=2020",
  "/staff/definitions",
  "/staff/surveys",
  "/staff/surveys/visit-rating",
  "/staff/surveys/visit-rating/preview",
  "/staff/surveys/visit-rating/answers",
  "/staff/touchpoints?unit=east-street",
  `/staff/touchpoints/${DEMO_TOUCHPOINT}`,
  `/staff/touchpoints/${DEMO_TOUCHPOINT}?large=1&in=ar`,
  "/staff/touchpoints/bulk?unit=harbour&service=fire-prevention&questionnaire=visit-rating",
  "/staff/slips",
  "/staff/invitations",
  "/staff/entry",
  "/staff/visits?unit=east-street",
  "/staff/review",
  "/staff/trend",
  "/staff/units?compare=east-street&compare=new-town",
  "/staff/drivers",
  "/staff/words",
  "/staff/quality",
  "/staff/weights",
  "/staff/population",
  "/staff/seals",
  "/staff/requests",
  "/staff/hours?unit=east-street",
  "/staff/desk",
  "/staff/solved",
  "/staff/needs",
  "/staff/needs/lost-papers",
  "/staff/requests?queue=closed",
  "/staff/alerts",
  "/staff/danger-words",
  "/staff/retention",
  "/staff/deliveries",
  "/staff/settings",
  "/staff/stored-fields?area=requests",
  "/staff/people",
  "/staff/account",
  "/staff/roles",
  "/staff/administration",
  "/staff/organisation",
  "/staff/organisation/east-street",
  "/staff/services",
  "/staff/audit",
  "/staff/tokens",
  "/staff/contacts?unit=east-street",
  "/staff/issues",
  "/staff/schemes",
  "/staff/appraisals",
  "/staff/knowledge",
  "/staff/publications",
];

/** Pages of whoever appraises, below the lists: a scheme's draft, and the demonstration's period with all that belongs to it. */
export async function detailsOf(page: Page, locale: Locale): Promise<string[]> {
  await page.goto(`/${locale}/staff/appraisals`);
  const links = await page.$$eval("main a", (all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  const period = links.find((path) => /\/appraisals\/[0-9a-f-]{36}$/.test(path));
  assert.ok(period, "the demonstration has a period");
  const parts = ["", "/counts", "/what-if", "/units/east-street"];
  return ["/staff/schemes/draft", ...parts.map((part) => `${period.slice(locale.length + 1)}${part}`)];
}
