import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MAX_INFLATED_BYTES = 256 * 1024;

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "rapport", purpose, 32));
}

/** Encrypt bytes so that only this server reads them, and only under the same purpose and binding. */
export function sealBytes(secret: string, purpose: string, binding: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(secret, purpose), nonce).setAAD(Buffer.from(binding));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The sealed bytes, or `undefined` when they were sealed elsewhere, for another binding, or tampered with. */
export function unsealBytes(secret: string, purpose: string, binding: string, bytes: Uint8Array): Buffer | undefined {
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(secret, purpose), bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(binding))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** The same of a value, as text. */
export function seal(secret: string, purpose: string, binding: string, value: unknown): string {
  return sealBytes(secret, purpose, binding, deflateRawSync(JSON.stringify(value))).toString("base64url");
}

/** The sealed value, or `undefined` when it was made elsewhere, for another binding, or was tampered with. */
export function unseal(secret: string, purpose: string, binding: string, text: string): unknown {
  const opened = unsealBytes(secret, purpose, binding, Buffer.from(text, "base64url"));
  if (!opened) return undefined;
  try {
    return JSON.parse(inflateRawSync(opened, { maxOutputLength: MAX_INFLATED_BYTES }).toString("utf8"));
  } catch {
    return undefined;
  }
}
