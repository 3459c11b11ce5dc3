import { randomUUID } from "node:crypto";
import type { Role } from "#lib/people/actor.ts";
import { acceptInvitation } from "#lib/people/invitation-mutations.ts";
import { addPerson } from "#lib/people/mutations.ts";
import { newTotpSecret, stepAt, totpCode } from "#lib/people/totp.ts";
import { testActor } from "./test-survey.ts";

export const TEST_PASSWORD = "correct horse battery";

/** Somebody who has accepted an invitation: with a password, an authenticator and recovery codes. */
export async function testAccount(unitSlug: string, role: Role = "lead", name = "Li Wei") {
  const email = `${randomUUID()}@example.org`;
  const { personId, token } = await addPerson(testActor, { email, name, role, unitSlug });
  const secret = newTotpSecret();
  const factor = { secret, code: totpCode(secret, stepAt(Date.now()) - 1) };
  const accepted = await acceptInvitation(testActor, token, { password: TEST_PASSWORD, factor });
  if ("problem" in accepted) throw new Error(accepted.problem);
  return { email, personId, secret, codes: accepted.codes };
}
