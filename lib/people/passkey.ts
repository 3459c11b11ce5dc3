import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from "@simplewebauthn/server";
import * as z from "zod";
import { env } from "#lib/env.ts";
import { seal, unseal } from "#lib/http/sealed.ts";

const PURPOSE = "passkey";
const LASTS_MS = 10 * 60_000;
const NAME = "Rapport";

/** The options that a browser is given, and the sealed challenge that comes back with its answer. */
export type Asked<T> = { options: T; challenge: string };
export type StoredPasskey = WebAuthnCredential;

const site = () => new URL(env().RAPPORT_ORIGIN).hostname;

/** Passkeys belong to a name: a site that is reached by a number can have none. */
export const passkeysArePossible = (): boolean => isIP(site().replaceAll(/[[\]]/g, "")) === 0;

const sealed = z.strictObject({ challenge: z.string(), until: z.number() });
const sealChallenge = (binding: string, challenge: string) =>
  seal(env().RAPPORT_SECRET, PURPOSE, binding, { challenge, until: Date.now() + LASTS_MS });

// Answered challenges, until they are too old anyway; one for the process.
const shared = globalThis as typeof globalThis & { rapportChallenges?: Map<string, number> };
shared.rapportChallenges ??= new Map();
const answered = shared.rapportChallenges;

/** The challenge that was sealed for this purpose, once. */
function openChallenge(binding: string, text: string, now = Date.now()): string | undefined {
  const found = sealed.safeParse(unseal(env().RAPPORT_SECRET, PURPOSE, binding, text));
  if (!found.success || found.data.until < now || answered.has(found.data.challenge)) return undefined;
  for (const [challenge, until] of answered) if (until < now) answered.delete(challenge);
  answered.set(found.data.challenge, found.data.until);
  return found.data.challenge;
}

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

/** Ask for a new passkey of a person; those they have are not offered again. */
export async function askNewPasskey(
  person: { id: string; email: string; name: string },
  held: readonly string[],
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const options = await generateRegistrationOptions({
    rpName: NAME,
    rpID: site(),
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.id),
    attestationType: "none",
    excludeCredentials: held.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { options, challenge: sealChallenge(`new ${person.id}`, options.challenge) };
}

/** The passkey that a browser has made, or `undefined` when what it sent does not hold. */
export async function readNewPasskey(personId: string, challenge: string, sent: string): Promise<StoredPasskey | undefined> {
  const expectedChallenge = openChallenge(`new ${personId}`, challenge);
  const response = parsed<RegistrationResponseJSON>(sent);
  if (!expectedChallenge || !response) return undefined;
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: env().RAPPORT_ORIGIN,
    expectedRPID: site(),
  }).catch(() => undefined);
  return checked?.verified ? checked.registrationInfo.credential : undefined;
}

/** Ask for any passkey of ours. */
export async function askPasskey(): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({ rpID: site(), userVerification: "required" });
  return { options, challenge: sealChallenge("sign-in", options.challenge) };
}

/** Which passkey a browser says it has used. */
export function passkeyIdIn(sent: string): string | undefined {
  const id = parsed<AuthenticationResponseJSON>(sent)?.id;
  return typeof id === "string" && id.length > 0 && id.length < 1_400 ? id : undefined;
}

/** The new counter of a passkey that was really used, or `undefined`. */
export async function passkeyCounter(credential: StoredPasskey, challenge: string, sent: string): Promise<number | undefined> {
  const expectedChallenge = openChallenge("sign-in", challenge);
  const response = parsed<AuthenticationResponseJSON>(sent);
  if (!expectedChallenge || !response) return undefined;
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: env().RAPPORT_ORIGIN,
    expectedRPID: site(),
    credential,
  }).catch(() => undefined);
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined;
}
