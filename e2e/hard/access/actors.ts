import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { driver } from "#db";
import { person, roleHolding, staffSession } from "#db/schema/people.ts";
import { apiToken } from "#db/schema/tokens.ts";
import { transaction } from "#db/transaction.ts";
import { ROLES, type Role } from "#lib/people/actor.ts";
import { sessionCookie } from "#lib/people/session-cookie.ts";
import { digestOf, newSessionId } from "#lib/people/session-id.ts";
import { newToken, TOKEN_SCOPES, tokenDigest } from "#lib/people/token.ts";

/** How the unit of somebody's role stands to the unit whose data are asked for. */
export const RELATIONS = ["own", "parent", "child", "sibling", "none"] as const;
export type Relation = (typeof RELATIONS)[number];
/** A role reaches its unit and all below it. */
export const REACHING: readonly Relation[] = ["own", "parent"];

export type Someone = { roles: readonly Role[]; relation: Relation; personId: string; cookie: string; token: string };
export const nameOf = ({ roles, relation }: Someone) => `${roles.length === 1 ? roles[0] : "all roles"} of ${relation}`;

const DAY_MS = 24 * 60 * 60 * 1000;

async function sessionOf(personId: string): Promise<string> {
  const sid = newSessionId();
  await transaction({ everything: true }, (tx) => tx.insert(staffSession).values({ digest: digestOf(sid), personId }));
  return `${sessionCookie().name}=${await encode({ token: { sid }, secret: process.env.RAPPORT_SECRET ?? "" })}`;
}

/** A person with roles on one unit, who is signed in, and a program with a token of theirs. */
export async function someone(roles: readonly Role[], relation: Relation, unitId: string): Promise<Someone> {
  const [personId, token] = [randomUUID(), newToken()];
  const name = `${roles.join(" and ")} ${relation}`;
  const [madeAt, expiresAt] = [new Date(), new Date(Date.now() + DAY_MS)];
  await transaction({ everything: true }, async (tx) => {
    await tx.insert(person).values({ id: personId, email: `${personId}@example.org`, name, passwordHash: "none" });
    await tx.insert(roleHolding).values(roles.map((role) => ({ personId, unitId, role })));
    const scopes = [...TOKEN_SCOPES];
    await tx
      .insert(apiToken)
      .values({ id: randomUUID(), digest: tokenDigest(token), personId, unitId, label: "Matrix", scopes, madeAt, expiresAt });
  });
  return { roles, relation, personId, cookie: await sessionOf(personId), token };
}

/** Every role in every relation. */
export function everybody(units: Readonly<Record<Relation, string>>): Promise<Someone[]> {
  return Promise.all(RELATIONS.flatMap((relation) => ROLES.map((role) => someone([role], relation, units[relation]))));
}

/** Sign in once more whoever has ended their own session by a post. */
export async function signInAgain(people: readonly Someone[]): Promise<void> {
  const open = await driver()`
    select distinct person_id as id from staff_session s where not exists (select from staff_session_end e where e.digest = s.digest)
      and person_id = any (${people.map(({ personId }) => personId)}::uuid[])`;
  for (const who of people) if (!open.some(({ id }) => id === who.personId)) who.cookie = await sessionOf(who.personId);
}

export const headersOf = (who: Someone, path: string): Record<string, string> =>
  path.startsWith("/api/") ? { authorization: `Bearer ${who.token}` } : { cookie: who.cookie };
