import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { unitFinder } from "#bin/import-units.ts";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { systemActor } from "#lib/people/actor.ts";
import { importMapping } from "#lib/responses/import-mapping.ts";
import { importAnswers } from "#lib/responses/import-mutations.ts";
import type { Definition, Option, Question } from "#lib/surveys/definition.ts";
import { openVersion } from "#lib/surveys/mutations.ts";
import { openChromium, press, signedIn } from "./chromium.ts";

const VECTORS = fileURLToPath(new URL("../../shared/vectors/", import.meta.url));
const [ADMIN] = DEMO_SIGN_INS;

type Case = { id: string; expected: Record<string, unknown> };
const read = (name: string) => readFileSync(`${VECTORS}${name}`, "utf8");
/** The reference cases of R's `survey`. */
const caseOf = (id: string) => {
  const found = (JSON.parse(read("statistics.json")) as { cases: Case[] }).cases.find((each) => each.id === id);
  assert.ok(found, id);
  return found.expected;
};

const option = (code: number, en: string): Option => ({ code, label: { en } });
const single = (id: string, en: string, options: Option[], more: Partial<Extract<Question, { type: "single" }>> = {}): Question => ({
  type: "single",
  id,
  label: { en },
  required: false,
  options,
  ...more,
});

/** What the file asks: who does not know is left out of the known rates, as in the reference. */
const GOLDEN: Definition = {
  title: { en: "Golden survey" },
  intro: { en: "About {{unit}}." },
  questions: [
    single(
      "sat",
      "How satisfied are you?",
      [5, 4, 3, 2, 1, 9].map((code) => option(code, `Grade ${code}`)),
      { feeds: "sat_top2_residents" },
    ),
    single("know", "Do you know an officer?", [option(1, "Yes"), option(2, "No"), option(8, "No answer")], { feeds: "know_any" }),
    single(
      "see",
      "How often do you see one?",
      [1, 2, 3, 4, 9].map((code) => option(code, `Often ${code}`)),
      { feeds: "see_weekly" },
    ),
    single("age", "How old are you?", [option(1, "A"), option(2, "B"), option(3, "C")], { weighs: "age" }),
    single("sex", "Are you…", [option(1, "F"), option(2, "M")], { weighs: "sex" }),
  ],
};

const MAPPING = {
  title: "The reference survey",
  questionnaire: "golden-survey",
  force: { slug: "golden", name: { en: "Golden Police" } },
  unit: {
    column: "station",
    make: { below: "golden", kind: "station", pattern: "^S[1-6]$", slug: "golden-{{value}}", name: { en: "{{value}}" } },
  },
  service: { always: "patrol" },
  date: { always: "2024-03" },
  questions: {
    sat: { column: "sat", values: { 5: 5, 4: 4, 3: 3, 2: 2, 1: 1, 9: 9 } },
    know: { column: "know", values: { 1: 1, 0: 2, 9: 8 } },
    see: { column: "see", values: { 1: 1, 0: 4, 9: 9 } },
    age: { column: "age", values: { A: 1, B: 2, C: 3 } },
    sex: { column: "sex", values: { F: 1, M: 2 } },
  },
};

/** The population's margins as the page's own form takes them. */
function margins(): string {
  const rows = read("demo_population.csv").trim().split("\n").slice(1);
  const totals = new Map<string, number>();
  for (const row of rows) {
    const [station = "", sex = "", age = "", residents = ""] = row.trim().split(",");
    for (const key of [`district,golden-${station.toLowerCase()}`, `sex,${sex}`, `age,${age}`])
      totals.set(key, (totals.get(key) ?? 0) + Number(residents));
  }
  return ["margin,category,residents", ...[...totals].map(([key, residents]) => `${key},${residents}`)].join("\n");
}

const printed = (share: number, digits = 1) => `${(100 * share).toFixed(digits)}%`;

async function cellsOf(page: Page, table: string, row: string): Promise<string[]> {
  const cells = await page.locator(`section[aria-labelledby=weights-${table}] tr[data-row=${row}] td`).allTextContents();
  return cells.map((cell) => cell.replaceAll(/\s/g, " ").trim());
}

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

test("an imported survey, raked to margins that were filed on the page, shows R's numbers to the printed digit", {
  skip: !existsSync(`${VECTORS}statistics.json`) && "the reference numbers are not there",
}, async () => {
  const actor = systemActor("test");
  await openVersion(actor, { key: "golden-survey", base: "resident", definition: GOLDEN });
  const mapping = importMapping.parse(MAPPING);
  const path = `${VECTORS}demo_responses.csv`;
  const imported = await importAnswers(actor, {
    path,
    mapping,
    unitOf: unitFinder(actor, mapping),
    rejected: () => {},
    progress: () => {},
  });
  assert.equal(imported.answers, 640);

  const page = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  await page.goto("/en/staff/weights?unit=golden&period=2024");
  assert.match((await page.textContent("main")) ?? "", /Nothing is known of the residents/);
  await page.goto("/en/staff/population");
  await page.selectOption("[name=unit]", "golden");
  await page.fill("[name=list]", "margin,category,residents\nage,Z,5");
  await press(page, "Look at it first");
  const refused = (await page.textContent(".error-summary")) ?? "";
  assert.match(refused, /“Z”/);
  assert.match(refused, /year/);
  assert.match(await page.inputValue("[name=list]"), /age,Z,5/, "what was pasted is still there");
  await page.fill("[name=list]", margins());
  await page.fill("[name=year]", "2024");
  await page.fill("[name=source]", "Reference");
  await press(page, "Look at it first");
  assert.match((await page.textContent("main")) ?? "", /Nothing is stored yet/);
  await press(page, "Store these residents");

  await page.goto("/en/staff/weights?unit=golden&period=2024");
  let compared = 0;
  for (const [indicator, name] of [
    ["sat_top2_residents", "top2"],
    ["know_any", "knowv"],
    ["see_weekly", "seev"],
  ] as const) {
    const [, , , weighted = "", bounds = ""] = await cellsOf(page, indicator, "whole");
    const whole = intervalOf(`demo-rake-wilson45-${name}`);
    const estimate = name === "top2" ? 0.546382288174845 : (caseOf(`demo-rake-${name}`).estimate as number);
    assert.equal(weighted, printed(estimate), name);
    if (whole) assert.equal(bounds, `${printed(whole.lower)} to ${printed(whole.upper)}`, name);
    const stations = caseOf(`demo-rake-by-station-${name}`) as { level: string[]; estimate: number[] };
    for (const [at, level] of stations.level.entries()) {
      const [, , n = "", own = "", range = ""] = await cellsOf(page, indicator, `golden-${level.toLowerCase()}`);
      const digits = Number(n) >= 100 ? 1 : 0;
      assert.equal(own, printed(stations.estimate[at] ?? 0, digits), `${name} ${level}`);
      const interval = intervalOf(`demo-rake-wilson45-${name}-${level}`);
      if (!interval) continue;
      compared += 1;
      assert.equal(range, `${printed(interval.lower, digits)} to ${printed(interval.upper, digits)}`, `${name} ${level}`);
    }
  }
  assert.ok(compared >= 4, `${compared} intervals of stations`);
  await page.locator("section[aria-labelledby=weights-know_any] summary").click();
  assert.equal((await page.textContent("section[aria-labelledby=weights-know_any] [data-fact=deff]"))?.trim(), designEffect().toFixed(2));
  await page.context().close();
});

/** R's interval of a station, where the reference has one. */
function intervalOf(id: string): { lower: number; upper: number } | undefined {
  const found = (JSON.parse(read("statistics.json")) as { cases: Case[] }).cases.find((each) => each.id === id);
  return found?.expected as { lower: number; upper: number } | undefined;
}

/** Kish's design effect of R's own weights over the file's rows. */
function designEffect(): number {
  const { cells } = caseOf("demo-rake-weights") as { cells: Record<string, number> };
  const rows = read("demo_responses.csv").trim().split("\n").slice(1);
  const weights = rows.map((row) => {
    const [, station = "", sex = "", age = ""] = row.split(",");
    const weight = cells[`${station} ${age} ${sex}`];
    assert.ok(weight);
    return weight;
  });
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return (weights.length * sum(weights.map((weight) => weight ** 2))) / sum(weights) ** 2;
}
