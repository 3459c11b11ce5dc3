import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { assertAccessible, assertFits, openChromium, signedIn } from "./chromium.ts";

// It can be required, but not imported.
const { SavBufferReader } = createRequire(import.meta.url)("sav-reader") as typeof import("sav-reader", { with: {
  "resolution-mode": "require",
}});

const [ADMIN, ANALYST, REVIEWER, , STATION] = DEMO_SIGN_INS;
const YEAR = new Date().getFullYear() - 1;
const PATH = "/en/staff/surveys/visit-rating/answers";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("an analyst takes the single answers of a year away in two forms that say the same; nobody else does", async () => {
  const analyst = await signedIn(browser, ANALYST);
  for (const locale of ["ar", "en"]) {
    await analyst.goto(`/${locale}/staff/surveys/visit-rating/answers`);
    await assertAccessible(analyst, `answers with files, ${locale}`);
    await assertFits(analyst, `answers with files, ${locale}`);
  }
  const hrefs = await analyst.locator("#files ~ p a").evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
  const taken = async (as: string) => {
    const href = hrefs.find((each) => each.includes(`year=${YEAR}`) && each.endsWith(`as=${as}`));
    assert.ok(href, `${as} of ${YEAR}`);
    const answer = await analyst.request.get(href);
    assert.equal(answer.status(), 200);
    return answer.body();
  };
  const rows = parse(await taken("csv"), { columns: true, bom: true }) as Record<string, string>[];
  assert.ok(rows.length > 10_000);
  const classes = Map.groupBy(rows, ({ unit, month, service, channel }) => [unit, month, service, channel].join());
  for (const [name, alike] of classes) assert.ok(alike.length >= 5 && new Set(alike.map(({ overall }) => overall)).size > 1, name);
  const told = rows.filter(({ service }) => service !== "").length;
  assert.ok(told > rows.length / 5, `what could be told is not withheld: ${told} of ${rows.length}`);
  const reader = new SavBufferReader(await taken("sav"));
  await reader.open();
  const read = (await reader.readAllRows()) as Record<string, unknown>[];
  const said = (row: Record<string, unknown>) =>
    ["unit", "month", "overall", "access", "solved"].map((each) => String(row[each] ?? "").trim()).join();
  assert.deepEqual(read.map(said).sort(), rows.map(said).sort());
  assert.match(JSON.stringify(reader.meta.getValueLabels("overall")), /Very satisfied/);
  assert.match(String(await taken("codebook")), new RegExp(`Answers in the file,${rows.length},`));
  const log = await seeAll((run) => run`select detail -> 'rows' as rows from audit_event where event = 'answers.exported' order by at`);
  assert.deepEqual(
    log.map((each) => each.rows),
    [rows.length, rows.length, rows.length],
  );
  const rates = new SavBufferReader(await (await analyst.request.get("/en/staff/export?unit=harbour&as=sav")).body());
  await rates.open();
  assert.ok(((await rates.readAllRows()) as Record<string, unknown>[]).some(({ indicator }) => String(indicator).trim() === "sat_top2"));
  for (const account of [ADMIN, REVIEWER, STATION]) {
    const other = await signedIn(browser, account);
    await other.goto(PATH);
    assert.equal(await other.locator("#files").count(), 0);
    assert.equal((await other.request.get(`${PATH}/file?year=${YEAR}&as=csv`)).status(), 404);
  }
  assert.equal((await analyst.request.get(`${PATH}/file?year=${YEAR + 1}&as=csv`)).status(), 404, "a year that has not ended");
});
