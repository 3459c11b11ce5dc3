import "server-only";
import { eq } from "drizzle-orm";
import { personTotp } from "#db/schema/accounts.ts";
import { person } from "#db/schema/people.ts";
import { demonstration } from "#db/schema/units.ts";
import { transaction } from "#db/transaction.ts";
import { reachOf, type SystemActor } from "./actor.ts";
import { passwordMark } from "./password-mark.ts";
import { stepAt, totpCode } from "./totp.ts";
import { openTotpSecret } from "./totp-secret.ts";

/** In a demonstration nobody has the app: the code that somebody could type now. Anywhere else nothing. */
export function demonstrationCode(actor: SystemActor, personId: string, now = Date.now()): Promise<string | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [shown] = await tx.select().from(demonstration).limit(1);
    const [held] = shown ? await tx.select().from(personTotp).where(eq(personTotp.personId, personId)) : [];
    const secret = held && openTotpSecret(personId, held.sealed);
    // One that was used opens nothing again; the next one is taken a step early.
    return secret && held ? totpCode(secret, Math.max(stepAt(now), Math.min(held.lastStep + 1, stepAt(now) + 1))) : undefined;
  });
}

/** The address that somebody signs in with. */
export async function emailOf(actor: SystemActor, personId: string): Promise<string | undefined> {
  const [row] = await transaction(reachOf(actor), (tx) => tx.select({ email: person.email }).from(person).where(eq(person.id, personId)));
  return row?.email;
}

/** Whether the password that somebody has shown is still theirs. */
export async function passwordHolds(actor: SystemActor, { personId, mark }: { personId: string; mark: string }): Promise<boolean> {
  const [row] = await transaction(reachOf(actor), (tx) =>
    tx.select({ hash: person.passwordHash }).from(person).where(eq(person.id, personId)),
  );
  return row?.hash ? passwordMark(row.hash) === mark : false;
}
