import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { asOwner } from "#db/seed/test-owner.ts";
import { ROLES } from "#lib/people/actor.ts";
import { newVisitor, openChromium } from "../chromium.ts";
import { headersOf, type Someone, someone } from "./access/actors.ts";
import { look } from "./access/asking.ts";
import { type BuiltRoute, builtRoutes, pathOf } from "./access/built-routes.ts";
import { plant, unitTables } from "./access/planted.ts";
import { makeTarget, type Target } from "./access/target.ts";
import { scriptPayloads } from "./script-payloads.ts";

const ORIGIN = process.env.RAPPORT_TEST_ORIGIN ?? "";
/** A thousand on every page by `npm run test:script`; a usual run puts some on every third. */
const PAYLOADS = Number(process.env.RAPPORT_SCRIPT_PAYLOADS ?? 100);
const EACH = PAYLOADS >= 1_000 ? 1 : 3;

let browser: Browser;
let target: Target;
let people: Someone[];
let fields = 0;
const payloads = scriptPayloads(PAYLOADS);

before(async () => {
  browser = await openChromium();
  target = await makeTarget();
  const tables = await unitTables();
  const all = payloads.join(" ");
  await plant(target.units.own, tables, () => all);
  fields = tables.reduce((sum, { columns }) => sum + (columns?.length ?? 0), 0);
  await asOwner(async (sql) => {
    const { own, child, sibling } = target.units;
    const name = { en: all, zh: all, es: all, ar: all };
    await sql`update unit set name = ${sql.json(name)} where id = any (${[own, child, sibling]})`;
    await sql`update person set name = ${all} where id = ${target.fixtures.person ?? ""}`;
  });
  fields += 2;
  people = [await someone(ROLES, "own", target.units.own), await someone(["reviewer"], "parent", target.units.parent)];
});
after(async () => {
  // Nobody after us should have to read this.
  const { own, child, sibling } = target.units;
  await plant(own, await unitTables());
  await asOwner(async (sql) => {
    await sql`update unit set name = ${sql.json({ en: "Payload Station" })} where id = any (${[own, child, sibling]})`;
    await sql`update person set name = 'Payload Person' where id = ${target.fixtures.person ?? ""}`;
  });
  await browser.close();
  await closeDatabase();
});

type Seen = { dialogs: string[]; reports: string[] };

/** A page that tells of every dialog, of everything that a policy stopped, and of everything that ran. */
async function watched(who: Someone | undefined, seen: Seen): Promise<Page> {
  const page = await newVisitor(browser, { extraHTTPHeaders: who ? headersOf(who, "") : {} });
  page.setDefaultTimeout(60_000);
  page.on("dialog", (dialog) => {
    seen.dialogs.push(`${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    const said = message.text();
    // Residents' pages run no script at all, so Next's own, from its folder and in its stream, are stopped on purpose.
    const isNexts = said.includes("script-src 'none'") && /\/_next\/static\/|Executing inline script/.test(said);
    if (/Content Security Policy|refused to (?:run|load|execute|frame)/i.test(said) && !isNexts)
      seen.reports.push(`${page.url()}: ${said}`);
  });
  page.on("popup", () => seen.dialogs.push(`${page.url()}: a window was opened`));
  return page;
}

/** In the page: what a payload would have made, had it been more than text. */
function madeOfText(): string[] {
  const found = (globalThis as { ran?: unknown }).ran === undefined ? [] : ["a call ran"];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes)
      if (/^on/.test(name) || /^\s*javascript:/i.test(value)) found.push(`<${element.localName} ${name}="${value.slice(0, 60)}">`);
    if (/^(?:xss|embed|object|base|math|video|details-x)$/.test(element.localName)) found.push(`<${element.localName}>`);
    if (element.localName === "script" && /alert|evil/.test(element.textContent) && !element.textContent.includes("__next_f"))
      found.push("<script> with a payload");
  }
  return found;
}

async function shows(route: BuiltRoute, who: Someone | undefined): Promise<string | undefined> {
  const path = `${pathOf(route, target.fixtures)}?unit=${target.slug}`;
  const { status, body } = await look(ORIGIN, path, who);
  // Pages, and drawings that a browser would open by themselves.
  return status === 200 && /^\s*<(?:!doctype html|html|svg|\?xml)/i.test(body) && /evil\.example|alert/.test(body) ? path : undefined;
}

test(`${PAYLOADS} payloads in every field of a unit run in no page`, async () => {
  const seen: Seen = { dialogs: [], reports: [] };
  const routes = builtRoutes().filter((_, index) => index % EACH === 0);
  let shown = 0;
  for (const who of [undefined, ...people]) {
    const page = await watched(who, seen);
    for (const route of routes) {
      const path = await shows(route, who);
      if (!path) continue;
      const isFile = await page.goto(`${ORIGIN}${path}`, { waitUntil: "load" }).then(
        () => false,
        (error: Error) => /Download is starting/.test(error.message),
      );
      // A file is kept, and opened by no page.
      if (isFile) continue;
      shown += 1;
      for (const what of await page.evaluate(madeOfText)) seen.dialogs.push(`${path}: ${what}`);
    }
    await page.context().close();
  }
  process.stdout.write(
    `${payloads.length} payloads in ${fields} fields, ${shown} pages that show them: ${seen.dialogs.length} ran, ${seen.reports.length} reports\n`,
  );
  assert.ok(shown > 5, "the payloads are shown");
  assert.deepEqual(seen.dialogs.slice(0, 5), []);
  assert.deepEqual(seen.reports.slice(0, 5), []);
});
