import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { unitFinder } from "#bin/import-units.ts";
import { closeDatabase, driver } from "#db";
import { systemActor } from "#lib/people/actor.ts";
import { openStandardQuestionnaires } from "#lib/surveys/mutations.ts";
import { importMapping } from "./import-mapping.ts";
import { type Import, importAnswers, type RejectedRow } from "./import-mutations.ts";
import { recountTallies } from "./recount-mutations.ts";

const actor = systemActor("test");
const folder = mkdtempSync(join(tmpdir(), "rapport-import-"));
const CHECKOUT = fileURLToPath(new URL("../..", import.meta.url));
const DURHAM = join(CHECKOUT, "..", "shared", "data", "durham-2022-police.csv");

before(() => openStandardQuestionnaires(actor, { districts: [{ en: "Somewhere" }, { en: "Elsewhere" }] }));
after(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true });
});

let made = 0;

/** A mapping with a force of its own, and a way to import text with it. */
function survey() {
  made += 1;
  const slug = `import-${process.pid}-${made}`;
  const mapping = importMapping.parse({
    title: "Test",
    questionnaire: "resident-satisfaction",
    force: { slug, name: { en: "Test force" } },
    unit: {
      column: "place",
      make: { below: slug, kind: "station", pattern: "^[a-z]+$", slug: `${slug}-{{value}}`, name: { en: "Place {{value}}" } },
    },
    service: { always: "patrol" },
    date: { column: "day", format: "YYYY-MM-DD" },
    questions: { overall: { column: "grade", values: { "5": 5, "4": 4, "1": 1, "9": 9 } } },
  });
  const load = async (content: string | Buffer, wishes: Partial<Import> = {}) => {
    const path = join(folder, `${slug}.csv`);
    writeFileSync(path, content);
    const rejected: RejectedRow[] = [];
    const imported = await importAnswers(actor, {
      path,
      mapping,
      unitOf: unitFinder(actor, mapping),
      rejected: (row) => rejected.push(row),
      progress: () => {},
      ...wishes,
    });
    return { ...imported, rejected };
  };
  // A column that nobody reads keeps the files of these tests apart.
  const header = `day,place,grade,${slug}`;
  const good = `${header}\n2025-01-02,north,5,\n2025-01-03,north,4,\n2025-02-04,south,1,\n2025-02-05,south,9,\n`;
  return { slug, header, good, load, stored: () => storedBelow(slug) };
}

/** Answers, tallied answers and units below a force. */
async function storedBelow(slug: string): Promise<{ answers: number; tallied: number; units: number }> {
  return driver().begin(async (sql) => {
    await sql`select set_config('rapport.everything', 'on', true)`;
    const [row] = await sql`
      with place as (select id from unit where slug like ${`${slug}-%`})
      select (select count(*)::int from response where unit_id in (select id from place)) as answers,
        (select coalesce(sum(answers), 0)::int from tally_month where unit_id in (select id from place)) as tallied,
        (select count(*)::int from place) as units`;
    return { answers: row?.answers, tallied: row?.tallied, units: row?.units };
  });
}

test("a file is stored, counted and known again", async () => {
  const { good, load, stored } = survey();
  const first = await load(good);
  assert.equal(first.outcome, "stored");
  assert.equal(first.answers, 4);
  assert.deepEqual(await stored(), { answers: 4, tallied: 4, units: 2 });
  const again = await load(good);
  assert.equal(again.outcome, "already_imported");
  assert.deepEqual(await stored(), { answers: 4, tallied: 4, units: 2 });
  const { differences } = await recountTallies(actor);
  assert.deepEqual(differences, []);
});

test("one bad row keeps all out, and every bad row is reported with its line", async () => {
  const { good, load, stored } = survey();
  const bad = `${good}2025-03-01,north,3,\n"2025-03-02","nor\nth",5,\n\n2025-03-33,south,5,\n2025-03-04,south\n`;
  const refused = await load(bad);
  assert.equal(refused.outcome, "refused");
  assert.deepEqual(refused.rejected, [
    { line: 6, reasons: ['grade: "3" is no value of the mapping'] },
    { line: 7, reasons: ['place: "nor\nth" is not written as ^[a-z]+$'] },
    { line: 10, reasons: ['day: "2025-03-33" is not a day written as YYYY-MM-DD'] },
    { line: 11, reasons: ["has 2 cells, the header has 4"] },
  ]);
  assert.deepEqual(await stored(), { answers: 0, tallied: 0, units: 0 });
  const skipped = await load(bad, { skipRejected: true });
  assert.equal(skipped.outcome, "stored");
  assert.deepEqual(await stored(), { answers: 4, tallied: 4, units: 2 });
});

test("a dry run says what would be stored and stores nothing, not even units", async () => {
  const { slug, good, load, stored } = survey();
  const { outcome, answers, byUnit } = await load(good, { dryRun: true });
  assert.equal(outcome, "dry_run");
  assert.equal(answers, 4);
  assert.deepEqual(
    [...byUnit],
    [
      [`${slug}-north`, 2],
      [`${slug}-south`, 2],
    ],
  );
  assert.deepEqual(await stored(), { answers: 0, tallied: 0, units: 0 });
});

test("what is no CSV of this mapping is refused in plain words and stores nothing", async () => {
  const { good, load, stored } = survey();
  await assert.rejects(load(""), /The file is empty/);
  await assert.rejects(load("a,b\n1,2\n"), /The mapping does not fit:[\s\S]*no column "place"/);
  await assert.rejects(load(`${good}"2025-01-01,north,5,\n`), /not a CSV that can be read/);
  await assert.rejects(load(Buffer.concat([Buffer.from(good), Buffer.from([0xd6, 0xd0, 0x0a])])), /not written in utf-8/);
  assert.deepEqual(await stored(), { answers: 0, tallied: 0, units: 0 });
});

test("two imports of one file at once store it once", async () => {
  const { header, good, load, stored } = survey();
  await load(`${header}\n2025-01-01,north,5,\n2025-01-01,south,5,\n`);
  const outcomes = await Promise.all([load(good), load(good)]);
  assert.deepEqual(outcomes.map(({ outcome }) => outcome).sort(), ["already_imported", "stored"]);
  assert.deepEqual(await stored(), { answers: 6, tallied: 6, units: 2 });
});

test("the real survey of Durham is read with the mapping that comes with the product", {
  skip: !existsSync(DURHAM) && "the file is not there",
}, async () => {
  const mapping = importMapping.parse(JSON.parse(readFileSync(join(CHECKOUT, "mappings", "durham-2022.json"), "utf8")));
  const plan = { path: DURHAM, mapping, unitOf: unitFinder(actor, mapping), rejected: () => {}, progress: () => {} };
  const imported = await importAnswers(actor, plan);
  assert.deepEqual([imported.outcome, imported.answers, imported.rejected, imported.byUnit.size], ["stored", 891, 0, 15]);
  assert.equal((await importAnswers(actor, plan)).outcome, "already_imported");
  assert.deepEqual(await storedBelow("durham-nc"), { answers: 891, tallied: 891, units: 15 });
});
