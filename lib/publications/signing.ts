import "server-only";
import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import { env } from "#lib/env.ts";
import { type ChainEntry, type ChainLink, digestOf } from "./chain.ts";

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

let made: { secret: string; key: KeyObject } | undefined;

/** The key that signs publications, made of the installation's secret: another secret is another key, and the chain shows where it changed. */
function signingKey(): KeyObject {
  const { RAPPORT_SECRET: secret } = env();
  if (made?.secret === secret) return made.key;
  const bytes = Buffer.from(hkdfSync("sha256", secret, "", "rapport publications", 32));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, bytes]), format: "der", type: "pkcs8" });
  made = { secret, key };
  return key;
}

/** The public half, as SPKI in base64. */
export const publicKey = (): string => createPublicKey(signingKey()).export({ format: "der", type: "spki" }).toString("base64");

/** The link of an entry: its bytes, their hash and their signature. */
export function signedLink(entry: ChainEntry): ChainLink {
  const text = JSON.stringify(entry);
  return {
    entry: text,
    hash: digestOf(text),
    signature: sign(null, Buffer.from(text, "utf8"), signingKey()).toString("base64"),
    key: publicKey(),
  };
}
