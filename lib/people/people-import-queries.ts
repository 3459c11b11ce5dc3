import "server-only";
import { eq, inArray } from "drizzle-orm";
import { person, roleHolding } from "#db/schema/people.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import type { CsvRow } from "#lib/units/csv-rows.ts";
import { type Judged, type JudgedLine, judgePeople, type PersonLine } from "#lib/units/organisation-file.ts";
import { stagedIn } from "#lib/units/organisation-import-queries.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { reachOf, type StaffActor } from "./actor.ts";
import { MAY } from "./matrix.ts";

/** What lines of people would do, by who works here now. */
export async function judgedIn(tx: Tx, actor: StaffActor, rows: readonly CsvRow[]): Promise<Judged<PersonLine>> {
  const mine = await unitsWithRole(actor, MAY["people.keep"], tx);
  const slugs = mine.length > 0 ? await tx.select({ id: unit.id, slug: unit.slug }).from(unit).where(inArray(unit.id, mine)) : [];
  const held = await tx
    .select({ email: person.email, role: roleHolding.role, unitSlug: unit.slug })
    .from(person)
    .leftJoin(roleHolding, eq(roleHolding.personId, person.id))
    .leftJoin(unit, eq(unit.id, roleHolding.unitId));
  const people = new Map(
    [...Map.groupBy(held, ({ email }) => email)].map(([email, rows]) => [
      email,
      { roles: rows.flatMap(({ role, unitSlug }) => (role && unitSlug ? [{ role, unitSlug }] : [])) },
    ]),
  );
  return judgePeople(rows, { mine: new Set(slugs.map(({ slug }) => slug)), people });
}

/** What a file of people would do, line by line. */
export function judgedPeople(actor: StaffActor, id: string): Promise<JudgedLine[] | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await stagedIn(tx, actor, id, "people");
    return rows && (await judgedIn(tx, actor, rows)).lines;
  });
}
