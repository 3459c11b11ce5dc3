import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { personPasskey } from "#db/schema/accounts.ts";
import { person } from "#db/schema/people.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor, type SystemActor } from "./actor.ts";
import { passkeyLabel } from "./definition.ts";
import { passkeyCounter, passkeyIdIn, type StoredPasskey } from "./passkey.ts";
import { endSessionsOf } from "./session-mutations.ts";

const OTHER_FACTOR = sql`(exists (select from person_totp t where t.person_id = ${personPasskey.personId})
  or exists (select from person_passkey k where k.person_id = ${personPasskey.personId} and k.id <> ${personPasskey.id}))`;

type Transport = NonNullable<StoredPasskey["transports"]>[number];

/** Keep a passkey that has been checked. */
export async function keepPasskey(
  tx: Tx,
  actor: SystemActor | StaffActor,
  personId: string,
  { id, publicKey, counter, transports = [] }: StoredPasskey,
  label: string,
): Promise<void> {
  const row = { id, personId, publicKey: Buffer.from(publicKey), counter, transports: [...transports], label, madeAt: new Date() };
  const kept = await tx.insert(personPasskey).values(row).onConflictDoNothing().returning();
  if (kept.length === 0) throw new Conflict("this passkey is known already");
  await record(tx, actor, { event: "passkey.added", personId, label });
}

/** Add a passkey of one's own; other sessions end. */
export function addPasskey(actor: StaffActor, passkey: StoredPasskey, typed: string, keep: Buffer | undefined): Promise<void> {
  const label = passkeyLabel.parse(typed);
  return transaction(reachOf(actor), async (tx) => {
    await keepPasskey(tx, actor, actor.personId, passkey, label);
    await endSessionsOf(tx, actor, actor.personId, "factor_set", { except: keep });
  });
}

/** Remove a passkey of one's own, unless nothing else would be left besides the password; other sessions end. */
export function removePasskey(actor: StaffActor, id: string, keep: Buffer | undefined): Promise<"removed" | "last"> {
  const { personId } = actor;
  return transaction(reachOf(actor), async (tx) => {
    // One at a time: two that are removed at once would each see the other.
    await tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for("update");
    const [one] = await tx
      .delete(personPasskey)
      .where(and(eq(personPasskey.id, id), eq(personPasskey.personId, personId), OTHER_FACTOR))
      .returning({ label: personPasskey.label });
    if (!one) {
      const [held] = await tx
        .select()
        .from(personPasskey)
        .where(and(eq(personPasskey.id, id), eq(personPasskey.personId, personId)));
      if (held) return "last";
      throw new NotFound("no passkey of the actor's");
    }
    await record(tx, actor, { event: "passkey.removed", personId, label: one.label });
    await endSessionsOf(tx, actor, personId, "factor_set", { except: keep });
    return "removed";
  });
}

/** Whose passkey was used, if it holds; `personId` where it has to be a certain person's. */
export async function spendPasskey(actor: SystemActor, challenge: string, sent: string): Promise<string | undefined> {
  const id = passkeyIdIn(sent);
  if (!id) return undefined;
  const [held] = await transaction(reachOf(actor), (tx) => tx.select().from(personPasskey).where(eq(personPasskey.id, id)));
  if (!held) return undefined;
  const { publicKey, counter, transports } = held;
  const stored = { id, publicKey: new Uint8Array(publicKey), counter, transports: transports as Transport[] };
  const next = await passkeyCounter(stored, challenge, sent);
  if (next === undefined) return undefined;
  await transaction(reachOf(actor), (tx) => tx.update(personPasskey).set({ counter: next }).where(eq(personPasskey.id, id)));
  return held.personId;
}
