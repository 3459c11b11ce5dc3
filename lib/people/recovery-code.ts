import { createHmac, randomBytes } from "node:crypto";
import { publicCode, readPublicCode } from "#lib/public-code.ts";

const LENGTH = 15;
const CODES = 10;

/** Ten codes of 75 random bits and a check character. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => publicCode([...randomBytes(LENGTH)], LENGTH));
}

/** As it is printed, in fours. */
export function printedRecoveryCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** A typed code as it was made, or `undefined`. */
export function readRecoveryCode(typed: string): string | undefined {
  return readPublicCode(typed, LENGTH);
}

/** What is stored of a code: of no use without the secret of the installation. */
export function recoveryDigest(secret: string, code: string): Buffer {
  return createHmac("sha256", secret).update("rapport recovery code ").update(code).digest();
}
