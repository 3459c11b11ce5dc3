import { fingerprintOf, pemOf } from "#lib/publications/key-fingerprint.ts";
import { publicKey } from "#lib/publications/signing.ts";
import { openAnswer } from "../open-answer.ts";

export const dynamic = "force-dynamic";

/** The public key that signs now, and its fingerprint. */
export const GET = (request: Request): Promise<Response> =>
  openAnswer(request, async () => {
    const key = publicKey();
    return { body: JSON.stringify({ algorithm: "Ed25519", fingerprint: fingerprintOf(key), pem: pemOf(key) }), type: "application/json" };
  });
