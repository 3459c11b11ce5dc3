import { publicCode, readPublicCode } from "#lib/public-code.ts";

const LENGTH = 6;

/** A code from six random values below 32: six characters and the check character. */
export function touchpointCode(random: readonly number[]): string {
  return publicCode(random, LENGTH);
}

/** A typed code as stored, forgiving how people write; `undefined` when it cannot be one. */
export function readTouchpointCode(typed: string): string | undefined {
  return readPublicCode(typed, LENGTH);
}
