import assert from "node:assert/strict";
import { test } from "node:test";
import { firstLoad } from "#bench/page-bytes.ts";
import { DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { ORIGIN } from "./chromium.ts";

/** One initial TCP window. */
const MOST_BYTES = 14 * 1024;

for (const locale of LOCALE_KEYS) {
  test(`the questionnaire page in ${locale} fits into ${MOST_BYTES} bytes, scripts on`, async (t) => {
    const { bytes, requests } = await firstLoad(process.env.CHROMIUM_PATH ?? "", `${ORIGIN}/${locale}/s/${DEMO_TOUCHPOINT}`);
    t.diagnostic(`${bytes} bytes`);
    assert.ok(bytes > 1_000 && bytes <= MOST_BYTES, `${bytes} bytes`);
    assert.deepEqual(requests, [`${ORIGIN}/${locale}/s/${DEMO_TOUCHPOINT}`], "nothing but the page itself is fetched");
  });
}
