import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { factorReset, factorResetEnd, personLeaving } from "#db/schema/accounts.ts";
import { person, roleHolding } from "#db/schema/people.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { type Role, reachOf, type StaffActor } from "./actor.ts";
import { resetReason } from "./definition.ts";
import { removeFactors } from "./factor-mutations.ts";
import { inviteIn } from "./invitation-mutations.ts";
import { MAY } from "./matrix.ts";
import { addPersonIn } from "./mutations.ts";
import { type KeptPerson, keptPeopleIn } from "./person-queries.ts";
import { endSessionsOf } from "./session-mutations.ts";

type NewMember = { email: string; name: string; role: Role; unitId: string };

async function refuseUnit(tx: Tx, actor: StaffActor, unitId: string): Promise<void> {
  if (!(await unitsWithRole(actor, MAY["people.keep"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
}

/** Somebody else whose account as a whole is the actor's to keep. Nobody keeps their own. */
async function wholly(tx: Tx, actor: StaffActor, personId: string): Promise<KeptPerson> {
  const [found] = personId === actor.personId ? [] : await keptPeopleIn(tx, actor, personId);
  if (!found?.isWholly) throw new NotFound("not a person of the actor's");
  return found;
}

/** Somebody new, and the link that lets them sign in; `Conflict` for an address that has an account. */
export function invitePerson(actor: StaffActor, wanted: NewMember): Promise<{ personId: string; token: string }> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseUnit(tx, actor, wanted.unitId);
    return addPersonIn(tx, actor, wanted);
  });
}

/** Another link for somebody who never set a password. What a link could take from who has one, two people must decide. */
export function inviteAgain(actor: StaffActor, personId: string): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    const found = await wholly(tx, actor, personId);
    if (found.hasLeft || found.hasPassword || found.hasFactor) throw new Conflict("they have a password");
    return inviteIn(tx, actor, personId);
  });
}

/** Give a role on a unit, or take it back; the person's sessions end. Nobody changes their own roles. */
export function setRole(actor: StaffActor, change: { personId: string; unitId: string; role: Role; held: boolean }): Promise<void> {
  const { personId, unitId, role, held } = change;
  return transaction(reachOf(actor), async (tx) => {
    await refuseUnit(tx, actor, unitId);
    const [found] = personId === actor.personId ? [] : await keptPeopleIn(tx, actor, personId);
    if (!found) throw new NotFound("not a person of the actor's");
    const row = { personId, unitId, role };
    const changed = held
      ? await tx.insert(roleHolding).values(row).onConflictDoNothing().returning()
      : await tx
          .delete(roleHolding)
          .where(and(eq(roleHolding.personId, personId), eq(roleHolding.unitId, unitId), eq(roleHolding.role, role)))
          .returning();
    if (changed.length === 0) throw new Conflict("it is so already");
    await record(tx, actor, { event: held ? "role.given" : "role.taken", ...row });
    await endSessionsOf(tx, actor, personId, "roles_changed");
  });
}

/** Somebody works here no more, or does so again. */
export function setLeft(actor: StaffActor, personId: string, left: boolean): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await wholly(tx, actor, personId);
    const changed = left
      ? await tx.insert(personLeaving).values({ personId, leftBy: actor.personId, leftAt: new Date() }).onConflictDoNothing().returning()
      : await tx.delete(personLeaving).where(eq(personLeaving.personId, personId)).returning();
    if (changed.length === 0) throw new Conflict("it is so already");
    await record(tx, actor, { event: left ? "person.left" : "person.returned", personId });
    await endSessionsOf(tx, actor, personId, "left");
  });
}

export function endSessionsFor(actor: StaffActor, personId: string): Promise<number> {
  return transaction(reachOf(actor), async (tx) => {
    await wholly(tx, actor, personId);
    return endSessionsOf(tx, actor, personId, "ended_by_administrator");
  });
}

/** Ask that what a person signs in with be taken away, because it is lost. Another administrator decides. */
export function askReset(actor: StaffActor, personId: string, typed: string): Promise<void> {
  const why = resetReason.parse(typed);
  return transaction(reachOf(actor), async (tx) => {
    const found = await wholly(tx, actor, personId);
    if (found.reset || found.hasLeft) throw new Conflict("somebody asked already");
    await tx.insert(factorReset).values({ id: randomUUID(), personId, askedBy: actor.personId, askedAt: new Date(), why });
    await record(tx, actor, { event: "factor_reset.asked", personId, why });
  });
}

/**
 * Decide what another administrator asked. Confirmed, the person has neither password nor second factor, no session, and a new link, which
 * is given back. `NotFound` for who asked it, and for the person themselves.
 */
export function decideReset(actor: StaffActor, personId: string, how: "confirmed" | "refused"): Promise<string | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const { reset } = await wholly(tx, actor, personId);
    if (!reset || reset.askedBy === actor.personId) throw new NotFound("nothing that the actor may decide");
    const row = { resetId: reset.id, how, endedBy: actor.personId, endedAt: new Date() };
    const decided = await tx.insert(factorResetEnd).values(row).onConflictDoNothing().returning();
    if (decided.length === 0) throw new Conflict("decided already");
    await record(tx, actor, { event: `factor_reset.${how}`, personId });
    if (how === "refused") return undefined;
    await removeFactors(tx, personId);
    await tx.update(person).set({ passwordHash: null }).where(eq(person.id, personId));
    await endSessionsOf(tx, actor, personId, "factor_set");
    return inviteIn(tx, actor, personId);
  });
}
