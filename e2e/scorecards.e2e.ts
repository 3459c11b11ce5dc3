import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { seeAll } from "#db/seed/test-survey.ts";
import { withdrawCount } from "#lib/appraisals/count-mutations.ts";
import { endPeriod } from "#lib/appraisals/period-mutations.ts";
import { FUNNEL_TAILS, funnelLimits, overDispersion } from "#lib/statistics/funnel.ts";
import { appraisedForce, audit, NO_SCRIPT, SATISFIED } from "./appraising.ts";
import { assertAccessible, assertFits, openChromium, press, signedIn } from "./chromium.ts";
import { emailOf } from "./knowledge-force.ts";

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const near = (is: number, wanted: number, what: string) => assert.ok(Math.abs(is - wanted) < 1e-6, `${what}: ${is}, not ${wanted}`);
const numbers = (page: Page, mark: string, names: readonly string[]) =>
  page.locator(mark).evaluateAll((all, of) => all.map((each) => of.map((name) => Number(each.getAttribute(name)))), names);

/** Points of each side that stand in a scatter, and whether the two are far apart: what its marks say, by the frame they stand in. */
async function scatter(page: Page): Promise<string[]> {
  const [[x = 0, y = 0, width = 1, height = 1] = []] = await numbers(page, ".sides .frame", ["x", "y", "width", "height"]);
  const kinds = await page.locator(".sides circle").evaluateAll((all) => all.map((each) => each.getAttribute("class")));
  return (await numbers(page, ".sides circle", ["cx", "cy"])).map(([cx = 0, cy = 0], index) => {
    const [inside, outside] = [(100 * (cx - x)) / width, (100 * (y + height - cy)) / height];
    return `${Math.round(outside)} ${Math.round(inside)} ${kinds[index]}`;
  });
}

test("the pictures of a period and its cards say what their tables say, and other weights move totals as reckoned by hand", async () => {
  const force = await appraisedForce();
  await audit(force);
  const page = await signedIn(browser, emailOf(force.author));
  await page.goto(force.path);
  // Satisfaction of 80, 20 and 60 % is 60, 0 and 20 points; familiarity of a half, 30 and 90 % is as many. Nobody audited Dogwood.
  assert.deepEqual(await scatter(page), ["60 50 near", "0 30 far", "20 90 far"]);
  const rows = await page
    .locator(".sides tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.deepEqual(rows, [
    ["A · Ash", "60", "50"],
    ["B · Birch", "0", "30"],
    ["C · Cedar", "20", "90"],
  ]);
  assert.match((await page.locator(".sides svg").getAttribute("aria-label")) ?? "", /Units more than 25 points apart: 2\./);
  const totals = await page.locator("tr[data-unit] td:first-of-type").allTextContents();
  assert.deepEqual(
    totals.map((each) => each.split(" ")[0]),
    ["58", "12", "48", "0"],
  );
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await assertAccessible(page, "a period");
    await assertFits(page, "a period");
  }

  await page.goto(`${force.path}/units/${force.units.Ash.slug}`);
  const line = "[data-indicator=sat_top2]";
  assert.deepEqual(await numbers(page, `${line} [data-value], ${line} [data-base], ${line} [data-points]`, ["data-value", "data-base"]), [
    [0.8, 0],
    [0, 100],
    [0, 0],
  ]);
  const spread = overDispersion(Object.values(SATISFIED), [100, 100, 100, 100]);
  near(spread.target, (80 + 20 + 60 + 20) / 400, "the common rate");
  const limits = [FUNNEL_TAILS.outer, FUNNEL_TAILS.inner].map((tail) => funnelLimits(spread.target, 100, tail, spread));
  // Two limits and a value make the scale; everything else must stand where it says.
  const [outer = [], inner = []] = await numbers(page, `${line} svg rect`, ["x", "width"]);
  const [outside, within] = limits;
  assert.ok(outside && within);
  const [from = 0, room = 1] = outer;
  const place = (share: number) => from + ((share - outside.lower) / (outside.upper - outside.lower)) * room;
  near(inner[0] ?? 0, place(within.lower), "the lower limit of 95 %");
  near((inner[0] ?? 0) + (inner[1] ?? 0), place(within.upper), "the upper limit of 95 %");
  near((await numbers(page, `${line} svg .centre`, ["x1"]))[0]?.[0] ?? 0, place(spread.target), "the common rate");
  near((await numbers(page, `${line} svg .dot`, ["cx"]))[0]?.[0] ?? 0, place(0.8), "the unit");
  const percent = (share: number) => `${Math.round(share * 1_000) / 10}%`;
  const words = `4 units together: 45%; limits for its base: ${percent(within.lower)} to ${percent(within.upper)}`;
  assert.equal((await page.locator(`${line} svg`).getAttribute("aria-label"))?.replaceAll(/[\u2066-\u2069]/g, ""), words);
  assert.ok((await page.locator(`${line} td`).last().textContent())?.includes(words.slice(0, 20)));

  const second = await signedIn(browser, emailOf(force.second), NO_SCRIPT);
  await second.goto(`${force.path}/what-if`);
  assert.match((await second.textContent("#moved")) ?? "", /Change a number above and press Show/);
  await second.fill("[name=sat_top2_weight]", "0");
  await second.getByRole("button", { name: "Show" }).click();
  assert.match((await second.textContent(".notice")) ?? "", /Some of these numbers cannot be/);
  await second.fill("[name=sat_top2_weight]", "10");
  await second.getByRole("button", { name: "Show" }).click();
  const cell = async (name: keyof typeof force.units) => second.locator(`tr[data-unit=${force.units[name].slug}] td`).allTextContents();
  const then = { Ash: ["58", "54"], Birch: ["12", "24"], Cedar: ["48", "76"], Dogwood: ["0", "0"] };
  for (const name of ["Ash", "Birch", "Cedar", "Dogwood"] as const) assert.deepEqual((await cell(name)).slice(0, 2), then[name], name);
  const moved = (await second.textContent("#moved")) ?? "";
  const [, chance = ""] =
    /Of 6 pairs of units, 1 would change their order. By chance alone at least as many do in (\d+)% of cases/.exec(moved) ?? [];
  // Ash and Cedar are 10 points apart, each sure to about 6, and as much again once measured anew: they would change places in a fifth of cases.
  assert.ok(Number(chance) >= 12 && Number(chance) <= 30, moved);
  assert.equal((await cell("Dogwood"))[2], "–", "what does not move says nothing of chance");
  assert.match((await cell("Cedar"))[2] ?? "", /^\d+%$/);
  for (const each of [page, second]) await each.context().close();
});

test("a confirmed card stays as it was frozen until it is corrected with a reason, and both versions stand on it", async () => {
  const force = await appraisedForce();
  const [, last = ""] = await audit(force);
  await endPeriod(force.author, force.periodId, "Ended");
  const page = await signedIn(browser, emailOf(force.author), NO_SCRIPT);
  const path = `${force.path}/units/${force.units.Ash.slug}`;
  await page.goto(path);
  const main = async () => ((await page.textContent("main")) ?? "").replaceAll(/[\u2066-\u2069]/g, "");
  const total = async () => Math.round(Number(await page.getAttribute("[data-total]", "data-total")) * 1e9) / 1e9;
  assert.match(await main(), /Not confirmed yet/);
  await press(page, "Confirm this card");
  assert.match(await main(), /Version 1, confirmed by Ana Author on .*: 58 points\./);
  await withdrawCount(force.second, last, "Counted in the wrong street");
  await page.reload();
  assert.equal(await total(), 58, "it is frozen");
  await press(page, "Correct this card");
  assert.match((await page.textContent(".error-summary")) ?? "", /Say why/);
  await page.fill("#why", "An audit was withdrawn");
  await press(page, "Correct this card");
  // Without the second officer familiarity is left out: 80 % satisfied is 60 points, and a life saved adds 2.
  assert.equal(await total(), 62);
  assert.match(await main(), /Version 2, confirmed by Ana Author on .*: 62 points\. Corrected because: An audit was withdrawn/);
  assert.match(await main(), /Version 1, confirmed by Ana Author on .*: 58 points\./);
  assert.match(await main(), /Two-way familiarity: 50% of 40, 50 points before, nothing now/);
  assert.equal(await page.locator("[data-indicator=sat_top2] [data-definition]").getAttribute("data-definition"), "1");
  const definition = (await page.locator("[data-indicator=sat_top2] details").textContent()) ?? "";
  assert.match(definition, /Share who answered .*Out of everyone who answered/);
  await page.getByRole("link", { name: "Show version 1" }).click();
  assert.match(await main(), /This is version 1, as it was confirmed on/);
  assert.equal(await total(), 58, "the first version stays to be read");
  await page.goto(force.path);
  assert.match((await page.locator(`tr[data-unit=${force.units.Ash.slug}]`).textContent()) ?? "", /62 \(.*Confirmed, version 2/);
  const kept = await seeAll(
    (run) => run`select number, round((result->>'total')::numeric, 6)::float as total, why from appraisal_card
      where period_id = ${force.periodId} order by number`,
  );
  assert.deepEqual(
    kept.map(({ number, total: then, why }) => [number, then, why]),
    [
      [1, 58, null],
      [2, 62, "An audit was withdrawn"],
    ],
  );
  const lead = await signedIn(browser, emailOf(force.lead), { viewport: { width: 320, height: 800 } });
  await lead.goto(path);
  assert.equal(await lead.getByRole("button", { name: "Correct this card" }).count(), 0);
  assert.match((await lead.textContent("main")) ?? "", /Corrected because: An audit was withdrawn/);
  await assertAccessible(lead, "a corrected card");
  await assertFits(lead, "a corrected card");
  for (const each of [page, lead]) await each.context().close();
});
