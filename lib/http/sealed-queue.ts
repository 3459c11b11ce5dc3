import { createDecipheriv, createECDH, createHash, hkdfSync } from "node:crypto";

const CURVE = "prime256v1";
const POINT_BYTES = 65;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = "rapport queue";

/** The server's key pair for queues on tablets, always the same for a secret: nothing need be stored. */
function pair(secret: string) {
  const ecdh = createECDH(CURVE);
  // A scalar at or above the order of the curve is refused; the next counter gives another.
  for (let counter = 0; ; counter += 1) {
    const scalar = Buffer.from(hkdfSync("sha256", secret, "rapport", `queue key ${counter}`, 32));
    try {
      ecdh.setPrivateKey(scalar);
      return ecdh;
    } catch {
      if (counter > 100) throw new Error("no key could be derived");
    }
  }
}

/** The public key that a tablet seals answers for, as an uncompressed point. */
export function queueKey(secret: string): string {
  return pair(secret).getPublicKey("base64url");
}

/** What a tablet sealed (its own one-time point, a nonce, the text and its tag), or `undefined` when it was not sealed for us. */
export function openQueued(secret: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < POINT_BYTES + NONCE_BYTES + TAG_BYTES) return undefined;
  try {
    const point = bytes.subarray(0, POINT_BYTES);
    const agreed = pair(secret).computeSecret(point);
    const key = Buffer.from(hkdfSync("sha256", agreed, createHash("sha256").update(point).digest(), PURPOSE, 32));
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(POINT_BYTES, POINT_BYTES + NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const body = bytes.subarray(POINT_BYTES + NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
