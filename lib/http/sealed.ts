import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MAX_INFLATED_BYTES = 256 * 1024;

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "rapport", purpose, 32));
}

/** Encrypt a value so that only this server reads it, and only under the same purpose and binding. */
export function seal(secret: string, purpose: string, binding: string, value: unknown): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(secret, purpose), nonce).setAAD(Buffer.from(binding));
  const sealed = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(value))), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The sealed value, or `undefined` when it was made elsewhere, for another binding, or was tampered with. */
export function unseal(secret: string, purpose: string, binding: string, text: string): unknown {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(secret, purpose), bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(binding))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(inflateRawSync(opened, { maxOutputLength: MAX_INFLATED_BYTES }).toString("utf8"));
  } catch {
    return undefined;
  }
}
