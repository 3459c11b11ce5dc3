import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import * as z from "zod";
import { personIdentity, personPasskey, personRecoveryCode, personTotp } from "#db/schema/accounts.ts";
import { person, SESSION_WAYS } from "#db/schema/people.ts";
import { transaction } from "#db/transaction.ts";
import { reachOf, type StaffActor } from "./actor.ts";
import { IDLE_MS, LONGEST_MS } from "./session-limits.ts";

const session = z.strictObject({
  digest: z.string(),
  way: z.enum(SESSION_WAYS),
  openedAt: z.coerce.date(),
  seenAt: z.coerce.date(),
});
export type OpenSession = z.infer<typeof session>;

export type OwnAccount = {
  email: string;
  name: string;
  hasPassword: boolean;
  authenticatorSetAt: Date | undefined;
  recoveryCodes: number;
  passkeys: { id: string; label: string; madeAt: Date }[];
  issuers: string[];
};

/** What somebody signs in with. */
export function ownAccount(actor: StaffActor): Promise<OwnAccount> {
  const { personId } = actor;
  return transaction(reachOf(actor), async (tx) => {
    const [own] = await tx.select().from(person).where(eq(person.id, personId));
    const [totp] = await tx.select({ setAt: personTotp.setAt }).from(personTotp).where(eq(personTotp.personId, personId));
    const codes = await tx.select().from(personRecoveryCode).where(eq(personRecoveryCode.personId, personId));
    const passkeys = await tx
      .select({ id: personPasskey.id, label: personPasskey.label, madeAt: personPasskey.madeAt })
      .from(personPasskey)
      .where(eq(personPasskey.personId, personId))
      .orderBy(asc(personPasskey.madeAt));
    const identities = await tx.select().from(personIdentity).where(eq(personIdentity.personId, personId));
    return {
      email: own?.email ?? "",
      name: own?.name ?? "",
      hasPassword: own?.passwordHash != null,
      authenticatorSetAt: totp?.setAt,
      recoveryCodes: codes.length,
      passkeys,
      issuers: identities.map(({ issuer }) => issuer),
    };
  });
}

/** The sessions of a person that are not over, the last used first; only for oneself, or for whoever keeps the person. */
export function openSessionsOf(actor: StaffActor, personId: string, now = new Date()): Promise<OpenSession[]> {
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute(sql`
      select encode(s.digest, 'hex') as digest, s.way, s.opened_at as "openedAt", s.seen_at as "seenAt" from staff_session s
      where s.person_id = ${personId} and s.seen_at > ${before(IDLE_MS)}::timestamptz and s.opened_at > ${before(LONGEST_MS)}::timestamptz
        and not exists (select from staff_session_end e where e.digest = s.digest)
      order by s.seen_at desc`);
    return rows.map((row) => session.parse(row));
  });
}
