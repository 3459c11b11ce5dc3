// What leaves as a table, opened by the programs of whoever gets it. LibreOffice must be installed; it is no part of a usual run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/node";
import { savOf } from "#lib/export/sav.ts";
import { csvOf, plainText, type Table } from "#lib/export/table.ts";
import { workbookOf } from "#lib/export/workbook.ts";
import { formulasIn } from "./spreadsheets/flat-sheet.ts";
import { numbersFor, payloads } from "./spreadsheets/payloads.ts";

const COUNT = 2_000;
const LIBRE_OFFICE = ["soffice", "libreoffice"];

function runs(program: string, args: readonly string[]): boolean {
  const done = spawnSync(program, args, { encoding: "utf8", timeout: 300_000 });
  return !done.error && done.status === 0;
}

const office = LIBRE_OFFICE.find((each) => runs(each, ["--version"]));
if (!office) {
  process.stderr.write("LibreOffice is needed (Debian: apt-get install libreoffice-calc-nogui). Nothing was tested.\n");
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), "rapport-spreadsheets-"));
let [passed, failed] = [0, 0];
function check(name: string, bad: number, of: number): void {
  if (bad === 0) passed += 1;
  else failed += 1;
  process.stdout.write(`${bad === 0 ? "✓" : "✗"} ${name}: ${bad} of ${of.toLocaleString("en")}\n`);
}

/** Let LibreOffice open a file and write down all it took from it. */
function opened(file: string): string {
  // UTF-8, commas, numbers told by their signs, and formulas calculated: the most that somebody who opens the file may allow.
  const filter = file.endsWith(".csv") ? ["--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,,true"] : [];
  const args = [
    `-env:UserInstallation=file://${join(folder, "profile")}`,
    "--headless",
    ...filter,
    "--convert-to",
    "fods",
    "--outdir",
    folder,
    file,
  ];
  if (!runs(office ?? "", args)) throw new Error(`LibreOffice could not open ${file}`);
  return readFileSync(file.replace(/\.\w+$/, ".fods"), "utf8");
}

try {
  const texts = payloads(COUNT);
  const numbers = numbersFor(COUNT);
  const table: Table = { columns: ["text", "number"], rows: texts.map((text, at) => [text, numbers[at]]) };
  const files = { "tables.csv": csvOf(table), "book.xlsx": await workbookOf({ table }) };
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(folder, name), bytes);
    const { formulas, cells } = formulasIn(opened(join(folder, name)));
    check(`${name}: formulas that LibreOffice found`, formulas, COUNT);
    const changed = numbers.filter((number, at) => cells[at + 1]?.[1] !== number).length;
    check(`${name}: numbers that LibreOffice changed`, changed, COUNT);
    const lost = texts.filter(
      (text, at) => typeof cells[at + 1]?.[0] === "number" && plainText(text) !== String(cells[at + 1]?.[0]),
    ).length;
    check(`${name}: texts that LibreOffice took for another number`, lost, COUNT);
  }
  // Without the guard the same texts are formulas, or this test would say nothing.
  writeFileSync(join(folder, "bare.csv"), texts.map((text) => `"${text.replaceAll('"', '""')}"`).join("\r\n"));
  const bare = formulasIn(opened(join(folder, "bare.csv"))).formulas;
  check(`bare.csv: too few formulas found where nothing guards (${bare} found)`, bare > COUNT / 20 ? 0 : 1, 1);
  const rows = parse(files["tables.csv"], { bom: true, relax_column_count: false }) as string[][];
  check(
    "tables.csv: numbers that are not there as they were",
    numbers.filter((number, at) => Number(rows[at + 1]?.[1]) !== number).length,
    COUNT,
  );
  const [sheet] = await readWorkbook(Buffer.from(files["book.xlsx"]));
  check(
    "book.xlsx: numbers that are not there as they were",
    numbers.filter((number, at) => sheet?.data[at + 1]?.[1] !== number).length,
    COUNT,
  );
  if (runs("pspp-convert", ["--version"])) {
    const variables = [
      { kind: "text", name: "text", label: "文字", width: 200, measure: "nominal" },
      { kind: "number", name: "number", label: "عدد", decimals: 9, measure: "scale" },
    ] as const;
    const kept = texts.map((text) => text.replaceAll(/[\0\r\n\t]/g, " ").trim());
    const pieces = await Array.fromAsync(
      savOf(
        variables,
        kept.map((text, at) => [text, numbers[at]]),
        { label: "湖滨", cases: COUNT, on: new Date() },
      ),
    );
    writeFileSync(join(folder, "data.sav"), Buffer.concat(pieces));
    if (!runs("pspp-convert", [join(folder, "data.sav"), join(folder, "back.csv")])) throw new Error("PSPP could not open data.sav");
    const back = parse(readFileSync(join(folder, "back.csv")), { columns: true, relax_quotes: true }) as { text: string; number: string }[];
    const near = (a: number, b: number) => Math.abs(a - b) <= 1e-5 * Math.max(1e-5, Math.abs(b));
    check(
      "data.sav: numbers that PSPP read otherwise",
      numbers.filter((number, at) => !near(Number(back[at]?.number), number)).length,
      COUNT,
    );
    check("data.sav: texts that PSPP read otherwise", kept.filter((text, at) => back[at]?.text.trim() !== text).length, COUNT);
  } else process.stdout.write("  PSPP is not installed: data.sav was not opened\n");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
