import { createWriteStream, existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import { systemActor } from "#lib/people/actor.ts";
import { type ImportMapping, importMapping } from "#lib/responses/import-mapping.ts";
import { type Imported, importAnswers, type RejectedRow } from "#lib/responses/import-mutations.ts";
import { onDatabase, say } from "./command.ts";
import { unitFinder } from "./import-units.ts";
import { step } from "./progress.ts";

const USE = "Use: npm run import -- FILE.csv --map MAPPING.json [--dry-run] [--skip-rejected] [--report REJECTED.csv]";
const MOST_SHOWN = 20;

function asked() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      map: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      "skip-rejected": { type: "boolean", default: false },
      report: { type: "string" },
    },
  });
  // npm runs in the checkout; the paths were typed where the person stood.
  const from = process.env.INIT_CWD ?? process.cwd();
  const [file] = positionals;
  if (!file || !values.map || positionals.length > 1) throw new Error(USE);
  const path = resolve(from, file);
  const map = resolve(from, values.map);
  for (const each of [path, map]) if (!existsSync(each)) throw new Error(`There is no file ${each}.`);
  const report = resolve(from, values.report ?? `${basename(file)}.rejected.csv`);
  return { path, mapping: mappingIn(map), report, dryRun: values["dry-run"], skipRejected: values["skip-rejected"] };
}

function mappingIn(path: string): ImportMapping {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`The mapping ${path} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const mapping = importMapping.safeParse(json);
  if (!mapping.success) throw new Error(`The mapping ${path} cannot be used:\n${z.prettifyError(mapping.error)}`, { cause: mapping.error });
  return mapping.data;
}

/** Collects rejected rows: the first ones for the terminal, all of them in a CSV file. */
function rejectedRows(path: string) {
  const first: RejectedRow[] = [];
  let file: ReturnType<typeof createWriteStream> | undefined;
  return {
    first,
    add: (row: RejectedRow) => {
      if (first.length < MOST_SHOWN) first.push(row);
      if (!file) {
        file = createWriteStream(path);
        file.write("line,reason\n");
      }
      file.write(`${row.line},"${row.reasons.join("; ").replaceAll('"', '""')}"\n`);
    },
    close: async () => {
      if (!file) return;
      file.end();
      await finished(file);
    },
  };
}

const count = (n: number, word: string) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;

function outcomeOf({ outcome, answers, rejected, earlier }: Imported): string {
  const skipped = rejected > 0 ? `, ${count(rejected, "row")} left out` : "";
  return {
    stored: `Imported ${count(answers, "answer")}${skipped}.`,
    dry_run: `Dry run: ${count(answers, "answer")} would be imported${skipped}. Nothing was stored.`,
    refused: `Nothing was stored, because ${count(rejected, "row")} cannot be read and ${count(answers, "answer")} can. Mend the file or the mapping, or leave those rows out with --skip-rejected.`,
    already_imported: `Nothing was stored: this file was imported on ${earlier?.importedOn} as ${earlier?.name}.`,
  }[outcome];
}

onDatabase(asked, async ({ path, mapping, report, ...wishes }) => {
  const actor = systemActor("import");
  const rejected = rejectedRows(report);
  let imported: Imported;
  try {
    imported = await step(`Reading ${basename(path)}`, (tell) =>
      importAnswers(actor, {
        path,
        mapping,
        ...wishes,
        unitOf: unitFinder(actor, mapping),
        rejected: rejected.add,
        progress: (read, total) => tell(`${Math.round((100 * read) / Math.max(total, 1))} %`),
      }),
    );
  } finally {
    await rejected.close();
  }
  for (const { line, reasons } of rejected.first) say(`  line ${line}: ${reasons.join("; ")}`);
  if (imported.rejected > MOST_SHOWN) say(`  … and ${imported.rejected - MOST_SHOWN} more`);
  if (imported.rejected > 0) say(`Every rejected row, with its reason, is in ${report}.`);
  for (const [unit, answers] of [...imported.byUnit].sort()) say(`  ${unit.padEnd(30)} ${answers}`);
  say(outcomeOf(imported));
  if (imported.outcome === "refused") process.exitCode = 1;
});
