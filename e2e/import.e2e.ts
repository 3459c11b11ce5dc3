import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { unitFinder } from "#bin/import-units.ts";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { systemActor } from "#lib/people/actor.ts";
import { importMapping } from "#lib/responses/import-mapping.ts";
import { importAnswers } from "#lib/responses/import-mutations.ts";
import { newVisitor, openChromium, signIn } from "./chromium.ts";

const DURHAM = fileURLToPath(new URL("../../shared/data/durham-2022-police.csv", import.meta.url));
const MAPPING = new URL("../mappings/durham-2022.json", import.meta.url);
const [ADMIN] = DEMO_SIGN_INS;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("the staff page says what the real survey of Durham says", {
  skip: !existsSync(DURHAM) && "the survey's file is not there",
}, async () => {
  const actor = systemActor("test");
  const mapping = importMapping.parse(JSON.parse(readFileSync(MAPPING, "utf8")));
  await importAnswers(actor, { path: DURHAM, mapping, unitOf: unitFinder(actor, mapping), rejected: () => {}, progress: () => {} });
  const page = await newVisitor(browser, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  await signIn(page, ADMIN);
  await page.goto("/en/staff?unit=durham-nc&period=2022");
  const tile = (await page.locator(".tiles > *", { hasText: "Satisfaction of residents" }).textContent()) ?? "";
  for (const said of [/46\.6\s?%/, /n 828 answers/, /63 of 891/, /43\.2\s?% (?:to|and) 50\.0\s?%/]) assert.match(tile, said);
  await page.locator("section[aria-labelledby=units] summary").first().click();
  const rows = await page.locator("section[aria-labelledby=units] table tr").all();
  const cells = new Map<string, string[]>();
  for (const row of rows) {
    const [name = "", ...rest] = await row.locator("th, td").allTextContents();
    cells.set(name, rest);
  }
  let compared = 0;
  for (const [zip, { n, share }] of byZip()) {
    const [rate = "", , base = ""] = cells.get(`ZIP ${zip}`) ?? [];
    if (n < 5) assert.doesNotMatch(rate, /%/, `ZIP ${zip} is hidden`);
    if (!rate.includes("%")) continue;
    compared += 1;
    assert.ok(Math.abs(Number.parseFloat(rate) - 100 * share) <= 0.5, `ZIP ${zip}: ${rate}, counted ${share}`);
    assert.equal(base, String(n));
  }
  assert.ok(compared >= 9, `${compared} ZIP codes are shown`);
  await page.context().close();
});

/** The file counted without any of the product's code. */
function byZip(): Map<string, { n: number; share: number }> {
  const lines = readFileSync(DURHAM, "utf8").trim().split("\n").slice(1);
  const grades = new Map<string, number[]>();
  for (const line of lines) {
    const [, zip = "", , , grade = ""] = line.split(",");
    if (grade !== "9" && grade !== "") grades.set(zip, [...(grades.get(zip) ?? []), Number(grade)]);
  }
  return new Map(
    [...grades].map(([zip, list]) => {
      const satisfied = list.filter((grade) => grade >= 4).length;
      return [zip, { n: list.length, share: satisfied / list.length }];
    }),
  );
}
