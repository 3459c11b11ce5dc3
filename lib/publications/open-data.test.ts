import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { testSnapshot } from "#db/seed/test-snapshot.ts";
import { catalogueFaults, readPackage } from "../../e2e/validators.ts";
import { catalogue } from "./catalogue.ts";
import { csvFiles, dataPackage, jsonRows } from "./data-package.ts";
import { HIDDEN, NONE, TABLE_NAMES, TABLES, type TableName } from "./open-data-fields.ts";
import { openRows } from "./open-data-tables.ts";
import type { Snapshot } from "./snapshot.ts";

const name = (en: string) => ({ en, zh: `${en}所` });
const UNITS = [
  { slug: "force", name: { ...name('=Force "of", all'), es: "Policía", ar: "شرطة" }, kind: "force", above: null },
  { slug: "north", name: name("North"), kind: "district", above: "force" },
  { slug: "east", name: name("East\nStreet"), kind: "station", above: "north" },
  { slug: "west", name: name("West"), kind: "station", above: "north" },
] as const;

function made(seed: number): Snapshot {
  const first = testSnapshot(seed, { period: "2026-q2", from: "2026-04-01", to: "2026-06-01", units: UNITS, hiddenOf100: 35 });
  const before = { slug: "force-2026-q2", snapshot: first };
  return testSnapshot(seed + 1, { period: "2026-q3", from: "2026-07-01", to: "2026-09-01", units: UNITS, before, hiddenOf100: 35 });
}
const snapshots = fc.nat(1_000_000).map(made);
const folder = mkdtempSync(join(tmpdir(), "rapport-package-"));
after(() => rmSync(folder, { recursive: true }));

test("no cell is blank, and one that is hidden has its mark and reason and no number", () => {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const rows = openRows(snapshot);
      const files = csvFiles(snapshot);
      for (const table of TABLE_NAMES) {
        const read: string[][] = parse(files[table], { bom: true });
        const [header, ...cells] = read;
        assert.deepEqual(
          header,
          TABLES[table].fields.map((field) => field.name),
        );
        assert.equal(cells.length, rows[table].length);
        assert.ok(cells.flat().every((cell) => cell !== ""));
      }
      const hidden = snapshot.units.flatMap(({ slug, rates }) => rates.flatMap(({ id, rate }) => (rate.shown ? [] : [{ slug, id, rate }])));
      for (const { slug, id, rate } of hidden) {
        const own = rows.rates.find((row) => row.unit === slug && row.indicator === id);
        assert.equal(own?.shown, "no");
        assert.equal(own?.reason, rate.reason);
        for (const column of ["x", "n", "rate", "lower", "upper", "dont_know", "asked", "change", "verdict"])
          assert.equal(own?.[column], HIDDEN);
        const given = rows.distributions.filter((row) => row.unit === slug && row.indicator === id);
        assert.ok(given.length > 0 && given.every((row) => row.n === HIDDEN && row.reason === rate.reason));
      }
      assert.equal(rows.rates.filter(({ shown }) => shown === "no").length, hidden.length);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test("what is shown is what was frozen, to the last digit, and the same rows stand in the JSON", () => {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const rows = openRows(snapshot);
      for (const { slug, rates } of snapshot.units)
        for (const { id, rate } of rates) {
          if (!rate.shown) continue;
          const own = rows.rates.find((row) => row.unit === slug && row.indicator === id);
          assert.deepEqual(
            [own?.x, own?.n, own?.rate, own?.lower, own?.change ?? NONE],
            [rate.x, rate.n, rate.rate, rate.lower, rate.change?.difference ?? NONE],
          );
          const given = rows.distributions.filter((row) => row.unit === slug && row.indicator === id);
          assert.equal(
            given.reduce((sum, row) => sum + Number(row.n), 0),
            rate.n,
          );
        }
      const { publication, period, ...tables } = JSON.parse(jsonRows({ slug: "force-2026-q3", snapshot }));
      assert.deepEqual({ publication, period }, { publication: "force-2026-q3", period: "2026-q3" });
      assert.deepEqual(tables, rows);
    }),
    { seed: 8, numRuns: 60 },
  );
});

test("the data package holds by its own validator: profile, types, constraints and foreign keys", async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const snapshot = made(seed);
    for (const [table, bytes] of Object.entries(csvFiles(snapshot))) writeFileSync(join(folder, `${table}.csv`), bytes);
    const described = dataPackage("https://rate.example.org", { slug: "force-2026-q3", on: "2026-10-30", snapshot });
    const tables = await readPackage(JSON.parse(JSON.stringify(described)), folder);
    const rows = openRows(snapshot);
    for (const table of TABLE_NAMES) assert.equal(tables[table]?.length, rows[table].length);
    const [hidden] = tables.rates?.filter(({ shown }) => shown === false) ?? [];
    assert.ok(hidden && hidden.n === null && typeof hidden.reason === "string", "a mark is read as a missing value, its reason as text");
  }
});

test("the validator refuses a number out of bounds, a unit that is not there and a cell of the wrong type", async () => {
  const snapshot = made(1);
  const described = JSON.parse(JSON.stringify(dataPackage("https://rate.example.org", { slug: "a", on: "2026-10-30", snapshot })));
  const spoil = async (table: TableName, from: RegExp, to: string) => {
    for (const [each, bytes] of Object.entries(csvFiles(snapshot)))
      writeFileSync(join(folder, `${each}.csv`), each === table ? bytes.toString().replace(from, to) : bytes);
    await assert.rejects(readPackage(described, folder), table);
  };
  await spoil("rates", /yes,:z,\d+/, "yes,:z,-1");
  await spoil("distributions", /^force/m, "nobody");
  await spoil("units", /^force,:z,force/m, "force,:z,army");
});

test("the catalogue is RDF by itself and says what DCAT-AP obliges it to, in four languages", async () => {
  const about = { slug: "force-2026-q3", unit: "force", on: "2026-10-30", digest: "ab".repeat(32), name: UNITS[0].name };
  const quarter = { ...about, from: "2026-07-01", to: "2026-09-01" };
  const year = { ...about, slug: "force-2025", from: "2025-01-01", to: "2025-12-01" };
  const document = JSON.parse(JSON.stringify(catalogue("https://rate.example.org", UNITS.at(0) ?? UNITS[0], [quarter, year])));
  const { statements, faults } = await catalogueFaults(document);
  assert.deepEqual(faults, []);
  assert.ok(statements > 150, `${statements}`);
  assert.match(JSON.stringify(document), /"2026-09-30".*QUARTERLY.*"2025-12-31".*ANNUAL/);
  // The validator finds what is taken away.
  for (const term of ["dct:title", "dct:publisher", "dct:temporal", "dcat:distribution"]) {
    const without = structuredClone(document);
    Reflect.deleteProperty(without["dcat:dataset"][0], term);
    assert.ok((await catalogueFaults(without)).faults.length > 0, term);
  }
});
