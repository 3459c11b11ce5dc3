import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import * as z from "zod";
import { person, roleHolding } from "#db/schema/people.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor, type SystemActor } from "./actor.ts";
import { type NewPerson, newPerson } from "./definition.ts";
import { inviteIn } from "./invitation-mutations.ts";

/**
 * Somebody who is to sign in, with a role on one unit and all below it, and the token of the link that lets them.
 * Throws an `Error` in plain words for unusable input, `NotFound` for an unknown unit, `Conflict` for an e-mail that has an account.
 */
export async function addPerson(actor: SystemActor, input: NewPerson): Promise<{ personId: string; token: string }> {
  const parsed = newPerson.safeParse(input);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error), { cause: parsed.error });
  const { unitSlug, ...wanted } = parsed.data;
  return transaction(reachOf(actor), async (tx) => {
    const [held] = await tx.select({ id: unit.id }).from(unit).where(eq(unit.slug, unitSlug));
    if (!held) throw new NotFound(`There is no unit "${unitSlug}".`);
    return addPersonIn(tx, actor, { ...wanted, unitId: held.id });
  });
}

/** The same as part of a larger transaction, for a unit that is known to be the actor's. */
export async function addPersonIn(
  tx: Tx,
  actor: SystemActor | StaffActor,
  { email, name, role, unitId }: Omit<z.infer<typeof newPerson>, "unitSlug"> & { unitId: string },
): Promise<{ personId: string; token: string }> {
  const added = await tx
    .insert(person)
    .values({ id: randomUUID(), email, name })
    .onConflictDoNothing({ target: person.email })
    .returning({ personId: person.id });
  const [who] = added;
  if (!who) throw new Conflict(`${email} already has an account.`);
  const { personId } = who;
  await tx.insert(roleHolding).values({ personId, unitId, role });
  await record(tx, actor, { event: "person.added", personId, role, unitId });
  return { personId, token: await inviteIn(tx, actor, personId) };
}

/** Who administers a whole force administers a force that is added to the same installation too. */
export async function giveToAdministratorsIn(tx: Tx, actor: SystemActor, unitId: string): Promise<void> {
  const holders = await tx
    .selectDistinct({ personId: roleHolding.personId })
    .from(roleHolding)
    .innerJoin(unit, eq(unit.id, roleHolding.unitId))
    .where(and(eq(roleHolding.role, "administrator"), eq(unit.kind, "force")));
  for (const { personId } of holders) {
    await tx.insert(roleHolding).values({ personId, unitId, role: "administrator" }).onConflictDoNothing();
    await record(tx, actor, { event: "role.given", personId, role: "administrator", unitId });
  }
}
