import "server-only";
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { eq, sql } from "drizzle-orm";
import { importedFile } from "#db/schema/responses.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type SystemActor } from "#lib/people/actor.ts";
import { type OpenVersion, openedVersionsIn } from "#lib/surveys/queries.ts";
import { type Line, type Progress, readFile } from "./import-file.ts";
import { type ImportMapping, mappingProblems } from "./import-mapping.ts";
import { type Place, rowReader } from "./import-row.ts";
import { type BulkAnswer, keepStage, openStage, stageAnswers } from "./staging-mutations.ts";

export type RejectedRow = { line: number; reasons: string[] };
export type Import = {
  path: string;
  mapping: ImportMapping;
  /** Find or make the unit of a place, inside the import's transaction; `undefined` rejects the row. */
  unitOf: (tx: Tx, place: Place) => Promise<string | undefined>;
  rejected: (row: RejectedRow) => void;
  progress: Progress;
  /** Store the good rows although others were rejected. */
  skipRejected?: boolean;
  dryRun?: boolean;
};
export type Imported = {
  outcome: "stored" | "dry_run" | "refused" | "already_imported";
  answers: number;
  rejected: number;
  /** Answers by the slug of their unit. */
  byUnit: ReadonlyMap<string, number>;
  earlier?: { name: string; importedOn: string };
};

const ROWS_AT_ONCE = 4_000;

/** Carries the outcome out of a transaction that must leave nothing behind. */
class Undone extends Error {
  readonly imported: Imported;
  constructor(imported: Imported) {
    super("undone");
    this.imported = imported;
  }
}

async function newestVersion(tx: Tx, key: string): Promise<OpenVersion> {
  const versions = await openedVersionsIn(tx);
  const found = versions.find((version) => version.key === key);
  if (found) return found;
  const keys = [...new Set(versions.map((version) => version.key))];
  throw new Error(
    `No questionnaire "${key}" is open (there is ${keys.join(", ") || "none yet: make the force first, see npm run staff:add"}).`,
  );
}

async function headerOf(lines: AsyncGenerator<Line>): Promise<string[]> {
  const first = await lines.next();
  if (first.done) throw new Error("The file is empty.");
  return first.value.cells.map((cell) => cell.trim());
}

/** What is imported is known by the file's bytes and the columns read from it: another title or order of the mapping is the same import. */
function digestOf(file: Buffer, { questionnaire, questions }: ImportMapping): Buffer {
  const columns = Object.entries(questions).map(([id, { column }]) => `${id}\0${column}`);
  return createHash("sha256")
    .update(file)
    .update([questionnaire, ...columns.sort()].join("\0"))
    .digest();
}

/** Read every row into the stage. */
async function stageFile(tx: Tx, plan: Import, version: OpenVersion, lines: AsyncGenerator<Line>, header: string[], today: string) {
  const read = rowReader(plan.mapping, version.definition, header, today);
  const units = new Map<string, string | undefined>();
  const byUnit = new Map<string, number>();
  let staged: BulkAnswer[] = [];
  let rejected = 0;
  const reject = (line: number, reasons: string[]) => {
    rejected += 1;
    plan.rejected({ line, reasons });
  };
  for await (const { line, cells } of lines) {
    const found = read(cells);
    if (!found.ok) {
      reject(line, found.reasons);
      continue;
    }
    const { place, ...answer } = found.row;
    if (!units.has(place.slug)) units.set(place.slug, await plan.unitOf(tx, place));
    const unitId = units.get(place.slug);
    if (!unitId) {
      reject(line, [`there is no unit "${place.slug}"`]);
      continue;
    }
    byUnit.set(place.slug, (byUnit.get(place.slug) ?? 0) + 1);
    staged.push({ ...answer, unitId, channel: "import", versionId: version.id });
    if (staged.length < ROWS_AT_ONCE) continue;
    await stageAnswers(tx, staged);
    staged = [];
  }
  if (staged.length > 0) await stageAnswers(tx, staged);
  return { rejected, byUnit, answers: [...byUnit.values()].reduce((sum, count) => sum + count, 0) };
}

/**
 * Load a file of answers in one transaction: all of it or nothing. A file that was imported before adds nothing.
 * Throws an `Error` in plain words when file, mapping and questionnaire do not go together.
 */
export async function importAnswers(actor: SystemActor, plan: Import): Promise<Imported> {
  const { path, mapping, progress, skipRejected = false, dryRun = false } = plan;
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const file = readFile(path, mapping, progress);
  const work = async (tx: Tx): Promise<Imported> => {
    const version = await newestVersion(tx, mapping.questionnaire);
    const header = await headerOf(file.lines);
    const problems = mappingProblems(mapping, version.definition, header);
    if (problems.length > 0) throw new Error(`The mapping does not fit:\n${problems.map((each) => `  ${each}`).join("\n")}`);
    await tx.execute(sql`set local statement_timeout = 0`);
    await openStage(tx);
    const found = await stageFile(tx, plan, version, file.lines, header, today);
    // The mix writes the same tallies; it gives way to whoever holds this lock.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rapport mix'))`);
    const digest = digestOf(file.digest(), mapping);
    const [earlier] = await tx
      .select({ name: importedFile.name, importedOn: importedFile.importedOn })
      .from(importedFile)
      .where(eq(importedFile.digest, digest));
    if (earlier) throw new Undone({ ...found, outcome: "already_imported", earlier });
    if (found.rejected > 0 && !skipRejected) throw new Undone({ ...found, outcome: "refused" });
    await keepStage(tx, [version]);
    if (dryRun) throw new Undone({ ...found, outcome: "dry_run" });
    const name = basename(path);
    await tx.insert(importedFile).values({ digest, name, importedOn: today, answers: found.answers });
    await record(tx, actor, { event: "responses.imported", file: name, answers: found.answers, rejected: found.rejected });
    return { ...found, outcome: "stored" };
  };
  try {
    return await transaction(reachOf(actor), work);
  } catch (error) {
    if (error instanceof Undone) return error.imported;
    throw error;
  }
}
