import "server-only";
import { and, eq, lt } from "drizzle-orm";
import { personPasskey, personRecoveryCode, personTotp } from "#db/schema/accounts.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor, type SystemActor } from "./actor.ts";
import { newRecoveryCodes, readRecoveryCode, recoveryDigest } from "./recovery-code.ts";
import { matchingStep } from "./totp.ts";
import { openTotpSecret, sealTotpSecret } from "./totp-secret.ts";

/** Whether a typed code is one of the person's authenticator, or one of their recovery codes. Each opens once. */
export function spendCode(actor: SystemActor, personId: string, typed: string, now: Date): Promise<"code" | "recovery_code" | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    if (await spendTotp(tx, personId, typed, now)) return "code";
    const recovery = readRecoveryCode(typed);
    if (!recovery) return undefined;
    const digest = recoveryDigest(env().RAPPORT_SECRET, recovery);
    const used = await tx
      .delete(personRecoveryCode)
      .where(and(eq(personRecoveryCode.digest, digest), eq(personRecoveryCode.personId, personId)))
      .returning();
    if (used.length === 0) return undefined;
    await record(tx, actor, { event: "recovery_code.used", personId });
    return "recovery_code";
  });
}

/** The same of an authenticator's code alone, as part of a larger transaction. */
async function spendTotp(tx: Tx, personId: string, typed: string, now: Date): Promise<boolean> {
  const [held] = await tx.select().from(personTotp).where(eq(personTotp.personId, personId));
  const secret = held && openTotpSecret(personId, held.sealed);
  const step = secret ? matchingStep(secret, typed, held.lastStep, now.getTime()) : undefined;
  if (step === undefined) return false;
  const first = await tx
    .update(personTotp)
    .set({ lastStep: step })
    .where(and(eq(personTotp.personId, personId), lt(personTotp.lastStep, step)))
    .returning();
  return first.length > 0;
}

/** Set the secret of somebody's authenticator, whose code of `step` has been seen. */
export async function setTotp(tx: Tx, actor: SystemActor | StaffActor, personId: string, secret: string, step: number): Promise<void> {
  const row = { sealed: sealTotpSecret(personId, secret), lastStep: step, setAt: new Date() };
  await tx
    .insert(personTotp)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: personTotp.personId, set: row });
  await record(tx, actor, { event: "authenticator.set", personId });
}

/** New recovery codes in place of the old; they are given back once and kept nowhere. */
export async function makeRecoveryCodes(tx: Tx, actor: SystemActor | StaffActor, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.delete(personRecoveryCode).where(eq(personRecoveryCode.personId, personId));
  await tx.insert(personRecoveryCode).values(codes.map((code) => ({ digest: recoveryDigest(env().RAPPORT_SECRET, code), personId })));
  await record(tx, actor, { event: "recovery_codes.made", personId });
  return codes;
}

/** Take every second factor of a person away. */
export async function removeFactors(tx: Tx, personId: string): Promise<void> {
  await tx.delete(personTotp).where(eq(personTotp.personId, personId));
  await tx.delete(personRecoveryCode).where(eq(personRecoveryCode.personId, personId));
  await tx.delete(personPasskey).where(eq(personPasskey.personId, personId));
}
