import "server-only";
import { eq } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "./actor.ts";
import { password as passwordOf } from "./definition.ts";
import { makeRecoveryCodes, setTotp } from "./factor-mutations.ts";
import { type PasswordProblem, passwordProblem } from "./password-strength.ts";
import { hashPassword } from "./passwords.ts";
import { endSessionsOf } from "./session-mutations.ts";
import { matchingStep } from "./totp.ts";

/** Set a new password of one's own; all other sessions end. Who asks has shown the old one. */
export async function changePassword(actor: StaffActor, typed: string, keep: Buffer | undefined): Promise<PasswordProblem | undefined> {
  const { personId } = actor;
  const password = passwordOf.parse(typed);
  const [own] = await transaction(reachOf(actor), (tx) =>
    tx.select({ email: person.email, name: person.name }).from(person).where(eq(person.id, personId)),
  );
  if (!own) throw new NotFound("no such person");
  const problem = passwordProblem(password, [own.name, own.email]);
  if (problem) return problem;
  const passwordHash = await hashPassword(password);
  await changed(actor, async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, personId));
    await record(tx, actor, { event: "password.set", personId });
    await endSessionsOf(tx, actor, personId, "password_set", { except: keep });
  });
  return undefined;
}

/** Use another authenticator, whose first code is typed; all other sessions end. `false` when the code is not its. */
export async function changeAuthenticator(actor: StaffActor, secret: string, code: string, keep: Buffer | undefined): Promise<boolean> {
  const step = matchingStep(secret, code, 0, Date.now());
  if (step === undefined) return false;
  await changed(actor, async (tx) => {
    await setTotp(tx, actor, actor.personId, secret, step);
    await endSessionsOf(tx, actor, actor.personId, "factor_set", { except: keep });
  });
  return true;
}

/** New recovery codes of one's own; the old ones open nothing. */
export function renewRecoveryCodes(actor: StaffActor): Promise<string[]> {
  return changed(actor, (tx) => makeRecoveryCodes(tx, actor, actor.personId));
}

/** End sessions of one's own: one of them, or all but the one that asks. */
export function endOwnSessions(actor: StaffActor, which: { only: Buffer } | { except: Buffer | undefined }): Promise<number> {
  return changed(actor, (tx) => endSessionsOf(tx, actor, actor.personId, "ended_by_self", which));
}

const changed = <T>(actor: StaffActor, work: (tx: Tx) => Promise<T>): Promise<T> => transaction(reachOf(actor), work);
