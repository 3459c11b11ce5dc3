import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { organisationImport } from "#db/schema/organisation.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import type { CsvRow } from "./csv-rows.ts";
import { addUnitIn } from "./mutations.ts";
import { type FileKind, judgeUnits } from "./organisation-file.ts";
import { knownUnitsIn, stagedIn } from "./organisation-import-queries.ts";
import { changeUnitIn } from "./organisation-mutations.ts";
import { unitsWithRole } from "./queries.ts";

/** Keep the lines of a file until somebody has looked at what they would change; earlier ones of the same person go. */
export function stageOrganisation(actor: StaffActor, kind: FileKind, rows: readonly CsvRow[], today: Day): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    if ((await unitsWithRole(actor, MAY[kind === "units" ? "units.keep" : "people.keep"], tx)).length === 0)
      throw new NotFound("nothing to keep");
    await tx.delete(organisationImport).where(eq(organisationImport.madeBy, actor.personId));
    const id = randomUUID();
    await tx.insert(organisationImport).values({ id, kind, madeBy: actor.personId, madeOn: today, lines: rows });
    return id;
  });
}

/** The lines of a file that nobody has stored yet, which are gone then. */
async function takeStaged(tx: Tx, actor: StaffActor, id: string, kind: FileKind): Promise<CsvRow[]> {
  const rows = await stagedIn(tx, actor, id, kind);
  if (!rows) throw new NotFound("no file of the actor's");
  await tx.delete(organisationImport).where(and(eq(organisationImport.id, id), eq(organisationImport.madeBy, actor.personId)));
  return rows;
}

/** Store the units of a file that was looked at; all of it or nothing, and `Conflict` when a line no longer holds. */
export function storeUnits(actor: StaffActor, importId: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await takeStaged(tx, actor, importId, "units");
    const known = await knownUnitsIn(tx, actor);
    const { lines, wanted } = judgeUnits(rows, known);
    if (lines.some(({ verdict }) => verdict === "refused")) throw new Conflict("a line no longer holds");
    const ids = new Map([...known].map(([slug, { id }]) => [slug, id]));
    for (const { slug, kind, parentSlug, name, adults, verdict } of wanted) {
      const there = known.get(slug);
      if (verdict === "changed" && there) {
        await changeUnitIn(tx, actor, there.id, { name, adults }, { name: there.name, adults: there.adults });
        continue;
      }
      const [taken] = await tx.select({ id: unit.id }).from(unit).where(eq(unit.slug, slug));
      if (taken) throw new Conflict("the short name is taken");
      const { unitId } = await addUnitIn(tx, actor, { slug, kind, name, adults, parentId: ids.get(parentSlug) ?? null });
      ids.set(slug, unitId);
    }
    const added = wanted.filter(({ verdict }) => verdict === "added").length;
    await record(tx, actor, { event: "organisation.imported", importId, kind: "units", added, changed: wanted.length - added });
  });
}
