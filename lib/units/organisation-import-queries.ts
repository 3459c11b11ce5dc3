import "server-only";
import { and, eq } from "drizzle-orm";
import * as z from "zod";
import { organisationImport } from "#db/schema/organisation.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import type { CsvRow } from "./csv-rows.ts";
import { type FileKind, type JudgedLine, judgeUnits, type KnownUnit } from "./organisation-file.ts";
import { unitsWithRole } from "./queries.ts";

const lines = z.array(z.strictObject({ line: z.int(), record: z.record(z.string(), z.string()) }));

/** A file of the actor's that waits, if it is of that kind. */
export async function stagedIn(tx: Tx, actor: StaffActor, id: string, kind: FileKind): Promise<CsvRow[] | undefined> {
  const own = and(eq(organisationImport.id, id), eq(organisationImport.madeBy, actor.personId), eq(organisationImport.kind, kind));
  const [row] = await tx.select({ lines: organisationImport.lines }).from(organisationImport).where(own);
  return row && lines.parse(row.lines);
}

export async function stagedKind(actor: StaffActor, id: string): Promise<FileKind | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const own = and(eq(organisationImport.id, id), eq(organisationImport.madeBy, actor.personId));
  const [row] = await transaction(reachOf(actor), (tx) => tx.select({ kind: organisationImport.kind }).from(organisationImport).where(own));
  return row?.kind;
}

/** Every unit by its short name, and whether the actor administers it. */
export async function knownUnitsIn(tx: Tx, actor: StaffActor): Promise<Map<string, KnownUnit>> {
  const mine = new Set(await unitsWithRole(actor, MAY["units.keep"], tx));
  const rows = await tx.select().from(unit);
  const slugs = new Map(rows.map(({ id, slug }) => [id, slug]));
  return new Map(
    rows.map(({ id, slug, kind, parentId, name, adults }) => [
      slug,
      { id, kind, parentSlug: slugs.get(parentId ?? ""), name: localised.parse(name), adults, mine: mine.has(id) },
    ]),
  );
}

/** What a file of units would do, line by line. */
export function judgedUnits(actor: StaffActor, id: string): Promise<JudgedLine[] | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await stagedIn(tx, actor, id, "units");
    return rows && judgeUnits(rows, await knownUnitsIn(tx, actor)).lines;
  });
}
