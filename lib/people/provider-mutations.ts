import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { personIdentity } from "#db/schema/accounts.ts";
import { person, roleHolding } from "#db/schema/people.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { reachOf, type SystemActor } from "./actor.ts";
import { type Claims, mappedRoles } from "./provider.ts";
import { endSessionsOf, openSession } from "./session-mutations.ts";

type Holding = Omit<typeof roleHolding.$inferSelect, "personId">;
const keyOf = ({ unitId, role }: Holding) => `${role} ${unitId}`;

/** Who it is: known to us by the provider, or by an address that the provider has proved; else somebody new, if any role is theirs. */
async function whoIs(tx: Tx, actor: SystemActor, issuer: string, held: Claims, hasRole: boolean): Promise<string | undefined> {
  const known = and(eq(personIdentity.issuer, issuer), eq(personIdentity.subject, held.sub));
  const [linked] = await tx.select({ personId: personIdentity.personId }).from(personIdentity).where(known);
  if (linked) return linked.personId;
  if (!held.email || held.email_verified !== true) return undefined;
  const [same] = await tx.select({ id: person.id }).from(person).where(eq(person.email, held.email));
  if (!same && !hasRole) return undefined;
  const personId = same?.id ?? randomUUID();
  if (!same) await tx.insert(person).values({ id: personId, email: held.email, name: held.name ?? held.email });
  await tx.insert(personIdentity).values({ issuer, subject: held.sub, personId, linkedAt: new Date() });
  await record(tx, actor, { event: "identity.linked", personId, issuer });
  return personId;
}

/** Give and take roles until they are those of the claims; sessions of before end when anything changes. */
async function followClaims(tx: Tx, actor: SystemActor, personId: string, wanted: readonly Holding[]): Promise<void> {
  const held = await tx.select().from(roleHolding).where(eq(roleHolding.personId, personId));
  const given = wanted.filter((one) => !held.some((each) => keyOf(each) === keyOf(one)));
  const taken = held.filter((one) => !wanted.some((each) => keyOf(each) === keyOf(one)));
  for (const { unitId, role } of given) {
    await tx.insert(roleHolding).values({ personId, unitId, role }).onConflictDoNothing();
    await record(tx, actor, { event: "role.given", personId, role, unitId });
  }
  for (const { unitId, role } of taken) {
    await tx.delete(roleHolding).where(and(eq(roleHolding.personId, personId), eq(roleHolding.unitId, unitId), eq(roleHolding.role, role)));
    await record(tx, actor, { event: "role.taken", personId, role, unitId });
  }
  if (given.length + taken.length > 0) await endSessionsOf(tx, actor, personId, "roles_changed");
}

/**
 * Open a session for whom the agency's own provider has sent. Where claims are mapped to roles, the person has those roles and no others;
 * whoever has no role opens nothing.
 */
export async function openProvidedSession(actor: SystemActor, issuer: string, held: Claims): Promise<string | undefined> {
  const personId = await transaction(reachOf(actor), async (tx) => {
    const mapped = mappedRoles(held);
    const slugs = mapped?.map(({ unit: slug }) => slug) ?? [];
    const units = slugs.length > 0 ? await tx.select({ id: unit.id, slug: unit.slug }).from(unit).where(inArray(unit.slug, slugs)) : [];
    const wanted = mapped?.flatMap(({ role, unit: slug }) =>
      units.filter((each) => each.slug === slug).map(({ id }) => ({ unitId: id, role })),
    );
    const who = await whoIs(tx, actor, issuer, held, (wanted?.length ?? 0) > 0);
    if (who && wanted) await followClaims(tx, actor, who, [...new Map(wanted.map((one) => [keyOf(one), one])).values()]);
    const [any] = who ? await tx.select().from(roleHolding).where(eq(roleHolding.personId, who)).limit(1) : [];
    return any ? who : undefined;
  });
  return personId && openSession(actor, personId, "provider");
}
