import "server-only";
import { and, eq } from "drizzle-orm";
import { organisationImport } from "#db/schema/organisation.ts";
import { person, roleHolding } from "#db/schema/people.ts";
import { unit } from "#db/schema/units.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { stagedIn } from "#lib/units/organisation-import-queries.ts";
import { reachOf, type StaffActor } from "./actor.ts";
import { addPersonIn } from "./mutations.ts";
import { judgedIn } from "./people-import-queries.ts";
import { endSessionsOf } from "./session-mutations.ts";

/** Store the people of a file that was looked at; all of it or nothing. The links of who is new are given back once. */
export function storePeople(actor: StaffActor, importId: string): Promise<{ email: string; name: string; token: string }[]> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await stagedIn(tx, actor, importId, "people");
    if (!rows) throw new NotFound("no file of the actor's");
    await tx.delete(organisationImport).where(and(eq(organisationImport.id, importId), eq(organisationImport.madeBy, actor.personId)));
    const { lines, wanted } = await judgedIn(tx, actor, rows);
    if (lines.some(({ verdict }) => verdict === "refused")) throw new Conflict("a line no longer holds");
    const links: { email: string; name: string; token: string }[] = [];
    for (const { email, name, role, unitSlug } of wanted) {
      const [at] = await tx.select({ id: unit.id }).from(unit).where(eq(unit.slug, unitSlug));
      if (!at) throw new Conflict("the unit is gone");
      const [there] = await tx.select({ id: person.id }).from(person).where(eq(person.email, email));
      if (!there) {
        const { token } = await addPersonIn(tx, actor, { email, name, role, unitId: at.id });
        links.push({ email, name, token });
      } else if (there.id === actor.personId) throw new NotFound("nobody gives themselves a role");
      else {
        await tx.insert(roleHolding).values({ personId: there.id, unitId: at.id, role }).onConflictDoNothing();
        await record(tx, actor, { event: "role.given", personId: there.id, role, unitId: at.id });
        await endSessionsOf(tx, actor, there.id, "roles_changed");
      }
    }
    await record(tx, actor, {
      event: "organisation.imported",
      importId,
      kind: "people",
      added: links.length,
      changed: wanted.length - links.length,
    });
    return links;
  });
}
