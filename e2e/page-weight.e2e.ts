import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { firstLoad } from "#bench/page-bytes.ts";
import { closeDatabase } from "#db";
import { DEMO_KIOSK, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { definition } from "#lib/surveys/definition.ts";
import { addTouchpoint, openVersion } from "#lib/surveys/mutations.ts";
import { TEMPLATE_KEYS, TEMPLATES } from "#lib/surveys/templates.ts";
import { ORIGIN, openChromium } from "./chromium.ts";
import { DEMO_PUBLICATION } from "./demo-publication.ts";
import { longHistory } from "./published-force.ts";

/** One initial TCP window. */
const MOST_BYTES = 14 * 1024;
const DISTRICTS = ["Harbour", "Hills", "Old Town", "Lakeside North"].map((en) => ({ en, zh: `${en} 分局` }));
const RESULTS = ["", `/${DEMO_PUBLICATION}`, `/${DEMO_PUBLICATION}/east-street`, `/${DEMO_PUBLICATION}/east-street/embed`].map(
  (path) => `/results${path}`,
);

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

async function weigh(path: string, own: readonly string[] = []): Promise<number> {
  const url = `${ORIGIN}${path}`;
  const { bytes, requests } = await firstLoad(browser, url);
  assert.deepEqual(requests, [url, ...own.map((name) => `${ORIGIN}/${name}`)], "nothing but the page itself is fetched");
  assert.ok(bytes > 1_000 && bytes <= MOST_BYTES, `${path}: ${bytes} bytes`);
  return bytes;
}

for (const key of TEMPLATE_KEYS) {
  const { base, of } = TEMPLATES[key];
  const asked = definition.safeParse(of(DISTRICTS));
  if (!asked.success) continue;
  test(`the page of the template ${key} fits into ${MOST_BYTES} bytes in every language, scripts on`, async (t) => {
    const questionnaireKey = `weight-${key.replaceAll("_", "-")}`;
    const [unit] = await seeAll((sql) => sql`select id from unit where slug = 'east-street'`);
    await openVersion(testActor, { key: questionnaireKey, base, definition: asked.data });
    const wanted = { unitId: unit?.id, serviceKey: "traffic", channel: "open" as const, questionnaireKey };
    const { code } = await addTouchpoint(testActor, wanted);
    const bytes = await Promise.all(LOCALE_KEYS.map((locale) => weigh(`/${locale}/s/${code}`)));
    t.diagnostic(`${bytes.join(", ")} bytes`);
  });
}

test("the privacy page fits in every language, and runs no script", async (t) => {
  const bytes = await Promise.all(LOCALE_KEYS.map((locale) => weigh(`/${locale}/privacy`)));
  t.diagnostic(`${bytes.join(", ")} bytes`);
});

test("what was published fits in every language: the list, a publication, a unit's result and what others frame", async (t) => {
  for (const path of [...RESULTS, await longHistory("weighed")]) {
    const bytes = [];
    for (const locale of LOCALE_KEYS) bytes.push(await weigh(`/${locale}${path}`));
    t.diagnostic(`${path}: ${bytes.join(", ")} bytes`);
  }
});

test("the demonstration's page and its kiosk fit too", async (t) => {
  const sizes = [await weigh(`/ar/s/${DEMO_TOUCHPOINT}`), await weigh(`/ar/s/${DEMO_KIOSK}/kiosk`, ["kiosk.js"])];
  t.diagnostic(`${sizes.join(", ")} bytes`);
});
