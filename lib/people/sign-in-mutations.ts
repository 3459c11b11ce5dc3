import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { reachOf, type StaffActor, type SystemActor, systemActor } from "./actor.ts";
import { Attempts } from "./attempts.ts";
import { type Credentials, credentials } from "./definition.ts";
import type { Device } from "./device-cookie.ts";
import { spendCode } from "./factor-mutations.ts";
import { passwordMark } from "./password-mark.ts";
import { passwordMatches } from "./passwords.ts";
import { emailOf } from "./sign-in-queries.ts";

// One brake per process, also when two bundles evaluate this module.
const shared = globalThis as typeof globalThis & { rapportAttempts?: { passwords: Attempts; codes: Attempts }; rapportHashing?: number };
shared.rapportAttempts ??= { passwords: new Attempts(), codes: new Attempts() };
const { passwords, codes } = shared.rapportAttempts;

/** Hashes at once: each takes 19 MiB and a core for a moment, which ratings need too. */
const HASHES_AT_ONCE = 2;
const HASH_LOOK_MS = 20;

async function matches(hash: string | undefined, password: string): Promise<boolean> {
  while ((shared.rapportHashing ?? 0) >= HASHES_AT_ONCE) await sleep(HASH_LOOK_MS);
  shared.rapportHashing = (shared.rapportHashing ?? 0) + 1;
  try {
    return await passwordMatches(hash, password);
  } finally {
    shared.rapportHashing = (shared.rapportHashing ?? 1) - 1;
  }
}

const account = z.strictObject({ personId: z.uuid(), hash: z.string().nullable(), hasCode: z.boolean(), hasPasskey: z.boolean() });

/** Where a try comes from: an address, and what an earlier sign-in left in the browser. */
export type From = { source: string | undefined; device: Device | undefined };
export type CheckedPassword =
  | { kind: "right"; personId: string; mark: string; hasCode: boolean; hasPasskey: boolean }
  /** The same for a wrong password and an unknown account. */
  | { kind: "wrong" }
  /** Too many tries, by this source or for this address, whether or not it has an account. */
  | { kind: "waiting" };

/** Whether e-mail and password are somebody's. They alone open nothing. */
export async function checkPassword(actor: SystemActor, input: Credentials, from: From, now = new Date()): Promise<CheckedPassword> {
  const typed = credentials.safeParse(input);
  if (!typed.success) return { kind: "wrong" };
  const { email, password } = typed.data;
  const attempt = { account: email, source: from.source, knownDevice: from.device?.email === email ? from.device.id : undefined };
  if (!passwords.begin(attempt, now.getTime())) return { kind: "waiting" };
  await sleep(passwords.delay(attempt, now.getTime()));
  const found = await transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.execute(sql`
      select p.id as "personId", p.password_hash as hash, exists (select from person_totp t where t.person_id = p.id) as "hasCode",
        exists (select from person_passkey k where k.person_id = p.id) as "hasPasskey"
      from person p where p.email = ${email} and not exists (select from person_leaving l where l.person_id = p.id)`);
    return row && account.parse(row);
  });
  // Outside a transaction: the hash takes longer than a connection should be held.
  const right = await matches(found?.hash ?? undefined, password);
  if (found?.hash && right) {
    passwords.succeed(attempt, now.getTime());
    const { personId, hash, hasCode, hasPasskey } = found;
    return { kind: "right", personId, mark: passwordMark(hash), hasCode, hasPasskey };
  }
  if (found) await refused(actor, found.personId, "password");
  return { kind: "wrong" };
}

/** Whether a code of the authenticator, or a recovery code, is the person's who has shown a password. */
export async function checkCode(
  actor: SystemActor,
  personId: string,
  typed: string,
  from: From,
  now = new Date(),
): Promise<"code" | "recovery_code" | "wrong" | "waiting"> {
  const isKnown = from.device !== undefined && from.device.email === (await emailOf(actor, personId));
  const attempt = { account: personId, source: from.source, knownDevice: isKnown ? from.device?.id : undefined };
  if (!codes.begin(attempt, now.getTime())) return "waiting";
  const used = await spendCode(actor, personId, typed, now);
  if (used) codes.succeed(attempt, now.getTime());
  else await refused(actor, personId, "code");
  return used ?? "wrong";
}

/** Write down that somebody could not show who they are. */
function refused(actor: SystemActor, personId: string, what: "password" | "code"): Promise<void> {
  return transaction(reachOf(actor), (tx) => record(tx, actor, { event: "session.refused", personId, what }));
}

/** Whether somebody who is signed in has shown their password again. */
export async function checkOwnPassword(actor: StaffActor, password: string, from: From): Promise<CheckedPassword["kind"]> {
  const email = await emailOf(systemActor("account"), actor.personId);
  return (await checkPassword(systemActor("account"), { email: email ?? "", password }, from)).kind;
}
