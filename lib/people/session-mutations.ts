import "server-only";
import { and, eq, lt, sql } from "drizzle-orm";
import { personLeaving } from "#db/schema/accounts.ts";
import { type SESSION_ENDS, type SESSION_WAYS, staffSession, staffSessionEnd } from "#db/schema/people.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { reachOf, type StaffActor, type SystemActor } from "./actor.ts";
import { digestOf, newSessionId } from "./session-id.ts";
import { LONGEST_MS, NOTED_EVERY_MS, SESSION_DAYS } from "./session-limits.ts";

type SessionWay = (typeof SESSION_WAYS)[number];
type SessionEnd = (typeof SESSION_ENDS)[number];

/** Open a session for somebody who has shown who they are; nothing for whoever has left. */
export async function openSession(actor: SystemActor, personId: string, way: SessionWay, now = new Date()): Promise<string | undefined> {
  const sid = newSessionId();
  return transaction(reachOf(actor), async (tx) => {
    const [left] = await tx.select().from(personLeaving).where(eq(personLeaving.personId, personId));
    if (left) return undefined;
    await tx.insert(staffSession).values({ digest: digestOf(sid), personId, way, openedAt: now, seenAt: now });
    await record(tx, actor, { event: "session.opened", personId, way });
    return sid;
  });
}

/** End a session for good; one that is over or was never there stays so. */
export async function endSession(actor: SystemActor | StaffActor, sid: string, reason: SessionEnd = "signed_out"): Promise<void> {
  const digest = digestOf(sid);
  await transaction(reachOf(actor), async (tx) => {
    const [open] = await tx.select({ personId: staffSession.personId }).from(staffSession).where(eq(staffSession.digest, digest));
    if (!open) return;
    const ended = await tx.insert(staffSessionEnd).values({ digest, reason }).onConflictDoNothing().returning();
    if (ended.length > 0) await record(tx, actor, { event: "session.ended", personId: open.personId, reason });
  });
}

/** End the sessions of a person that are not over, in the transaction of what makes them end: all, the named one, or all but the kept one. */
export async function endSessionsOf(
  tx: Tx,
  actor: SystemActor | StaffActor,
  personId: string,
  reason: SessionEnd,
  { only, except }: { only?: Buffer; except?: Buffer | undefined } = {},
): Promise<number> {
  const ended = await tx.execute(sql`
    insert into staff_session_end (digest, reason, ended_at)
    select s.digest, ${reason}, now() from staff_session s
    where s.person_id = ${personId} and not exists (select from staff_session_end e where e.digest = s.digest)
      and (${only?.toString("hex") ?? null}::text is null or s.digest = decode(${only?.toString("hex") ?? null}::text, 'hex'))
      and (${except?.toString("hex") ?? null}::text is null or s.digest <> decode(${except?.toString("hex") ?? null}::text, 'hex'))
    on conflict do nothing returning digest`);
  for (const _ of ended) await record(tx, actor, { event: "session.ended", personId, reason });
  return ended.length;
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

const DAY_MS = 86_400_000;

/** Forget sessions that have long been over, but the last of each person. Not audited: their beginning and their end were. */
export function forgetSessions(actor: SystemActor, now = new Date()): Promise<number> {
  const openedBefore = new Date(now.getTime() - LONGEST_MS - SESSION_DAYS * DAY_MS).toISOString();
  const old = sql`
    select s.digest from staff_session s where s.opened_at < ${openedBefore}::timestamptz
      and exists (select from staff_session n where n.person_id = s.person_id and (n.seen_at, n.digest) > (s.seen_at, s.digest))`;
  return transaction(reachOf(actor), async (tx) => {
    await tx.execute(sql`delete from staff_session_end where digest in (${old})`);
    const gone = await tx.execute(sql`delete from staff_session where digest in (${old}) returning digest`);
    return gone.length;
  });
}
