import { createHash } from "node:crypto";
import { publicCode, readPublicCode } from "#lib/public-code.ts";

/** 17 characters of five bits: 85 random bits. */
export const SLIP_LENGTH = 17;

/** The code of a slip from 17 random values below 32: 17 characters and the check character. */
export function slipCode(random: readonly number[]): string {
  return publicCode(random, SLIP_LENGTH);
}

/** A typed slip code as it was printed; `undefined` when it cannot be one. */
export function readSlipCode(typed: string): string | undefined {
  return readPublicCode(typed, SLIP_LENGTH);
}

/** A slip code in groups, as it is printed. */
export function grouped(code: string): string {
  return code.replaceAll(/(.{6})(?=.)/g, "$1-");
}

/** What is stored of a slip: its code cannot be had from it. */
export function slipDigest(code: string): Buffer {
  return createHash("sha256").update("rapport slip ").update(code).digest();
}
