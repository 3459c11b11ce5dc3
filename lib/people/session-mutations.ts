import "server-only";
import { and, eq, lt } from "drizzle-orm";
import { person, staffSession, staffSessionEnd } from "#db/schema/people.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { reachOf, type StaffActor, type SystemActor } from "./actor.ts";
import { Attempts } from "./attempts.ts";
import { type Credentials, credentials } from "./definition.ts";
import { passwordMatches } from "./passwords.ts";
import { digestOf, newSessionId } from "./session-id.ts";
import { NOTED_EVERY_MS } from "./session-limits.ts";

// One brake per process, also when two bundles evaluate this module.
const shared = globalThis as typeof globalThis & { rapportAttempts?: Attempts };
shared.rapportAttempts ??= new Attempts();
const attempts = shared.rapportAttempts;

/** Open a session for the right password; the same nothing for a wrong one, an unknown account and too many tries. */
export async function openSession(
  actor: SystemActor,
  input: Credentials,
  now = new Date(),
): Promise<{ sid: string; personId: string } | undefined> {
  const typed = credentials.safeParse(input);
  if (!typed.success) return undefined;
  const { email, password } = typed.data;
  if (!attempts.begin(email, now.getTime())) return undefined;
  const account = await transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.select({ id: person.id, passwordHash: person.passwordHash }).from(person).where(eq(person.email, email));
    return row;
  });
  // Outside a transaction: the hash takes longer than a connection should be held.
  const matches = await passwordMatches(account?.passwordHash, password);
  if (!account || !matches) return undefined;
  attempts.succeed(email, now.getTime());
  const sid = newSessionId();
  await transaction(reachOf(actor), async (tx) => {
    await tx.insert(staffSession).values({ digest: digestOf(sid), personId: account.id, openedAt: now, seenAt: now });
    await record(tx, actor, { event: "session.opened", personId: account.id });
  });
  return { sid, personId: account.id };
}

/** End a session for good; one that is over or was never there stays so. */
export async function endSession(
  actor: SystemActor | StaffActor,
  sid: string,
  reason: "signed_out" | "replaced" = "signed_out",
): Promise<void> {
  const digest = digestOf(sid);
  await transaction(reachOf(actor), async (tx) => {
    const [open] = await tx.select({ personId: staffSession.personId }).from(staffSession).where(eq(staffSession.digest, digest));
    if (!open) return;
    const ended = await tx.insert(staffSessionEnd).values({ digest, reason }).onConflictDoNothing().returning();
    if (ended.length > 0) await record(tx, actor, { event: "session.ended", personId: open.personId });
  });
}

/** Note that a session is in use. Not audited: it changes nothing but when the session falls idle. */
export async function noteSession(actor: SystemActor, sid: string, now: Date): Promise<void> {
  const due = new Date(now.getTime() - NOTED_EVERY_MS);
  await transaction(reachOf(actor), (tx) =>
    tx
      .update(staffSession)
      .set({ seenAt: now })
      .where(and(eq(staffSession.digest, digestOf(sid)), lt(staffSession.seenAt, due))),
  );
}
