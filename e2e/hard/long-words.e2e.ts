import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { asOwner } from "#db/seed/test-owner.ts";
import { ROLES } from "#lib/people/actor.ts";
import { newVisitor, ORIGIN, openChromium } from "../chromium.ts";
import { headersOf, type Someone, someone } from "./access/actors.ts";
import { eachOf, look } from "./access/asking.ts";
import { builtRoutes, pathOf } from "./access/built-routes.ts";
import { plant, unitTables } from "./access/planted.ts";
import { makeTarget, type Target } from "./access/target.ts";

/** A name as long as many fields take, with no place to break it. */
const WORD = "Donaudampfschifffahrtspolizei".repeat(3).slice(0, 80);
const NAME = JSON.stringify({ en: WORD, zh: WORD, es: WORD, ar: WORD });
/** What belongs to no unit and has a name: one of each. */
const NAMED = [
  { table: "service", column: "name", key: "key" },
  { table: "agency", column: "name", key: "key" },
  { table: "help_need_version", column: "title", key: "need_key" },
] as const;
const SCREEN = { viewport: { width: 320, height: 800 }, javaScriptEnabled: false };
const AT_ONCE = 2;

let browser: Browser;
let target: Target;
let people: Someone[];
const kept: { key: string; value: string }[] = [];

async function rename(index: number, key: string, value: string): Promise<void> {
  const { table, column, key: by } = NAMED[index] as (typeof NAMED)[number];
  await asOwner((sql) =>
    sql.begin(async (tx) => {
      await tx`alter table ${tx(table)} disable trigger user`;
      await tx`update ${tx(table)} set ${tx(column)} = ${value}::text::jsonb where ${tx(by)} = ${key}`;
      await tx`alter table ${tx(table)} enable trigger user`;
    }),
  );
}

before(async () => {
  browser = await openChromium();
  target = await makeTarget("long");
  const { own, child, sibling, parent } = target.units;
  await plant(own, await unitTables(), () => WORD);
  people = [await someone(ROLES, "own", own), await someone(["reviewer"], "parent", parent)];
  const named = [target.fixtures.person ?? "", ...people.map(({ personId }) => personId)];
  await asOwner(async (sql) => {
    await sql`update unit set name = ${NAME}::text::jsonb where id = any (${[own, child, sibling]})`;
    await sql`update person set name = ${WORD} where id = any (${named})`;
    for (const { table, column, key } of NAMED) {
      const [row] = await sql`select ${sql(key)} as key, ${sql(column)}::text as value from ${sql(table)} order by 1 limit 1`;
      kept.push(row as { key: string; value: string });
    }
  });
  for (const [index, { key }] of kept.entries()) await rename(index, key, NAME);
});
after(async () => {
  for (const [index, { key, value }] of kept.entries()) await rename(index, key, value);
  await browser.close();
  await closeDatabase();
});

type Shown = { path: string; headers: Record<string, string> };

/** Every page of the build that shows the word to somebody. */
async function showing(): Promise<Shown[]> {
  const shown: Shown[] = [];
  const pages = builtRoutes().filter(({ isPage }) => isPage);
  await eachOf(pages, async (route) => {
    const path = `${pathOf(route, target.fixtures)}?unit=${target.slug}`;
    for (const who of route.isStaff ? people : [undefined]) {
      const { status, body } = await look(ORIGIN, path, who);
      if (status >= 300 || !body.includes(WORD)) continue;
      shown.push({ path, headers: who ? headersOf(who, path) : {} });
      break;
    }
  });
  return shown;
}

/** What sticks out of the screen, so that a failure says where to look. */
function tooWide(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.querySelectorAll<HTMLElement>("body *")]
    .filter((each) => each.getBoundingClientRect().right > clientWidth + 1 && !each.closest(".scroll > *"))
    .slice(-4)
    .map(
      (each) =>
        `<${each.localName} class="${each.className}"> of <${each.parentElement?.localName} class="${each.parentElement?.className}">`,
    );
  return [`${scrollWidth} px`, ...out];
}

test("a name of one long word makes no page wider than a small phone", async (t) => {
  const wrong: string[] = [];
  const shown = await showing();
  const waiting = [...shown];
  const looked = async (page: Page) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await page.setExtraHTTPHeaders(next.headers);
      await page.goto(next.path);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll<HTMLDetailsElement>("details")) each.open = true;
      });
      const out = await page.evaluate(tooWide);
      if (out.length > 0) wrong.push(`${next.path}: ${out.join("; ")}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, async () => looked(await newVisitor(browser, SCREEN))));
  t.diagnostic(`${shown.length} pages show the word at ${SCREEN.viewport.width} px`);
  assert.deepEqual(wrong, []);
  assert.ok(shown.length > 30, `${shown.length} pages show it`);
});
