import { digestOf } from "./chain.ts";

/** The SHA-256 of a public key's DER bytes, as `openssl pkey -pubin -outform DER | sha256sum` gives it. */
export const fingerprintOf = (keyInBase64: string): string => digestOf(Buffer.from(keyInBase64, "base64"));

/** A public key as PEM. */
export const pemOf = (keyInBase64: string): string =>
  `-----BEGIN PUBLIC KEY-----\n${keyInBase64.replaceAll(/(.{64})(?=.)/g, "$1\n")}\n-----END PUBLIC KEY-----\n`;
