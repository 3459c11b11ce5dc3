import { Secret, TOTP } from "otpauth";

const STEP_SECONDS = 30;
/** A clock may be a step ahead or behind. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const ISSUER = "Rapport";

const totpOf = (secret: string, label = "") =>
  new TOTP({ issuer: ISSUER, label, algorithm: "SHA1", digits: 6, period: STEP_SECONDS, secret: Secret.fromBase32(secret) });

/** A secret for an authenticator (RFC 6238: SHA-1, six digits, 30 seconds, which every one of them can do), in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator reads from a picture. */
export function totpAddress(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

export const stepAt = (now: number): number => Math.floor(now / 1000 / STEP_SECONDS);

export function totpCode(secret: string, step: number): string {
  return totpOf(secret).generate({ timestamp: step * STEP_SECONDS * 1000 });
}

/** The step whose code was typed, or `undefined` when it is none of those of the moment, or of a step that was used already. */
export function matchingStep(secret: string, typed: string, lastStep: number, now: number): number | undefined {
  const token = typed.replaceAll(/\D/g, "");
  if (token.length !== 6) return undefined;
  const delta = totpOf(secret).validate({ token, timestamp: now, window: WINDOW });
  if (delta === null) return undefined;
  const step = stepAt(now) + delta;
  return step > lastStep ? step : undefined;
}
