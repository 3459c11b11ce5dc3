import { env } from "#lib/env.ts";
import { seal, sealBytes, unseal, unsealBytes } from "#lib/http/sealed.ts";

const PURPOSE = "authenticator";

/** The secret of an authenticator as the database keeps it: of no use without the secret of the installation. */
export function sealTotpSecret(personId: string, secret: string): Buffer {
  return sealBytes(env().RAPPORT_SECRET, PURPOSE, personId, Buffer.from(secret));
}

export function openTotpSecret(personId: string, sealed: Uint8Array): string | undefined {
  return unsealBytes(env().RAPPORT_SECRET, PURPOSE, personId, sealed)?.toString();
}

/** A secret on its way through a form, until its first code has been seen. */
export const sealNewSecret = (binding: string, secret: string): string => seal(env().RAPPORT_SECRET, PURPOSE, binding, secret);

export function openNewSecret(binding: string, text: string): string | undefined {
  const secret = unseal(env().RAPPORT_SECRET, PURPOSE, binding, text);
  return typeof secret === "string" ? secret : undefined;
}
