import "server-only";
import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { personInvitation, personInvitationEnd } from "#db/schema/accounts.ts";
import { person } from "#db/schema/people.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor, type SystemActor } from "./actor.ts";
import { password as passwordOf } from "./definition.ts";
import { makeRecoveryCodes, removeFactors, setTotp } from "./factor-mutations.ts";
import { INVITED_MS, invitationDigest, newInvitationToken } from "./invitation.ts";
import { openInvitationIn } from "./invitation-queries.ts";
import type { StoredPasskey } from "./passkey.ts";
import { keepPasskey } from "./passkey-mutations.ts";
import { type PasswordProblem, passwordProblem } from "./password-strength.ts";
import { hashPassword } from "./passwords.ts";
import { endSessionsOf } from "./session-mutations.ts";
import { matchingStep } from "./totp.ts";

/** A new link for a person, in the transaction of what it is for; earlier ones are over. The token is given back once and kept nowhere. */
export async function inviteIn(tx: Tx, actor: SystemActor | StaffActor, personId: string, ms = INVITED_MS): Promise<string> {
  const [token, now] = [newInvitationToken(), new Date()];
  const digest = invitationDigest(token);
  if (!digest) throw new Error("a token has no digest");
  await tx.execute(sql`
    insert into person_invitation_end (invitation_id, how, ended_at)
    select i.id, 'replaced', now() from person_invitation i where i.person_id = ${personId}
      and not exists (select from person_invitation_end e where e.invitation_id = i.id)`);
  const expiresAt = new Date(now.getTime() + ms);
  await tx.insert(personInvitation).values({ id: randomUUID(), personId, digest, madeAt: now, expiresAt });
  await record(tx, actor, { event: "person.invited", personId });
  return token;
}

/** A link for somebody who has shown the password of an account without a second factor. */
export function inviteToEnrol(actor: SystemActor, personId: string, ms: number): Promise<string> {
  return transaction(reachOf(actor), (tx) => inviteIn(tx, actor, personId, ms));
}

export type Acceptance = { password: string; factor: { secret: string; code: string } | { passkey: StoredPasskey; label: string } };
export type Accepted = { personId: string; codes: string[] } | { problem: PasswordProblem | "code_wrong"; at: "password" | "code" };

/**
 * Set the password and the second factor of who opened an invitation, which is over then, as are all their sessions. The recovery codes
 * are given back once. `NotFound` for an invitation that opens nothing.
 */
export async function acceptInvitation(actor: SystemActor, token: string, { password: typed, factor }: Acceptance): Promise<Accepted> {
  const password = passwordOf.parse(typed);
  const now = new Date();
  const invited = await transaction(reachOf(actor), (tx) => openInvitationIn(tx, token, now));
  if (!invited) throw new NotFound("no such invitation");
  const problem = passwordProblem(password, [invited.name, invited.email]);
  if (problem) return { problem, at: "password" };
  const step = "secret" in factor ? matchingStep(factor.secret, factor.code, 0, now.getTime()) : undefined;
  if ("secret" in factor && step === undefined) return { problem: "code_wrong", at: "code" };
  // Outside a transaction: the hash takes longer than a connection should be held.
  const passwordHash = await hashPassword(password);
  return transaction(reachOf(actor), async (tx) => {
    const { id, personId } = (await openInvitationIn(tx, token, now)) ?? { id: undefined, personId: "" };
    const used = id
      ? await tx.insert(personInvitationEnd).values({ invitationId: id, how: "used", endedAt: now }).onConflictDoNothing().returning()
      : [];
    if (used.length === 0) throw new NotFound("no such invitation");
    await tx.update(person).set({ passwordHash }).where(eq(person.id, personId));
    await record(tx, actor, { event: "password.set", personId });
    await removeFactors(tx, personId);
    if ("passkey" in factor) await keepPasskey(tx, actor, personId, factor.passkey, factor.label);
    else await setTotp(tx, actor, personId, factor.secret, step ?? 0);
    const codes = await makeRecoveryCodes(tx, actor, personId);
    await endSessionsOf(tx, actor, personId, "password_set");
    return { personId, codes };
  });
}
