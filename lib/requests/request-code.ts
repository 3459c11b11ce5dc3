import { createHash } from "node:crypto";
import { publicCode, readPublicCode } from "#lib/public-code.ts";

/** 23 characters of five bits: 115 random bits. With the check character a code has 24. */
export const REQUEST_CODE_LENGTH = 23;

/** The private code of a request from 23 random values below 32. */
export function requestCode(random: readonly number[]): string {
  return publicCode(random, REQUEST_CODE_LENGTH);
}

/** A typed code as it was given out; `undefined` when it cannot be one, which no database need be asked for. */
export function readRequestCode(typed: string): string | undefined {
  return readPublicCode(typed, REQUEST_CODE_LENGTH);
}

/** A code in groups of four, as it is shown, printed and read aloud. */
export function spokenGroups(code: string): string[] {
  return code.match(/.{4}/g) ?? [];
}

/** What is stored of a request's code: the code cannot be had from it. */
export function requestDigest(code: string): Buffer {
  return createHash("sha256").update("rapport request ").update(code).digest();
}
