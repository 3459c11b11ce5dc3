import assert from "node:assert/strict";
import { test } from "node:test";
import { openQueued, queueKey } from "./sealed-queue.ts";

const SECRET = "a secret of at least thirty-two characters";
const { subtle } = globalThis.crypto;

/** Seal as a tablet does, with the browser's own functions. */
async function seal(key: string, text: string): Promise<Buffer> {
  const own = await subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
  const point = Buffer.from(await subtle.exportKey("raw", own.publicKey));
  const theirs = await subtle.importKey("raw", Buffer.from(key, "base64url"), { name: "ECDH", namedCurve: "P-256" }, false, []);
  const agreed = await subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256);
  const base = await subtle.importKey("raw", agreed, "HKDF", false, ["deriveKey"]);
  const salt = await subtle.digest("SHA-256", point);
  const secret = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt, info: Buffer.from("rapport queue") },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const nonce = Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(12)));
  return Buffer.concat([point, nonce, Buffer.from(await subtle.encrypt({ name: "AES-GCM", iv: nonce }, secret, Buffer.from(text)))]);
}

test("what a tablet seals only the server of the same secret opens", async () => {
  const sealed = await seal(queueKey(SECRET), "an answer 答复");
  assert.equal(openQueued(SECRET, sealed.toString("base64url")), "an answer 答复");
  assert.equal(openQueued(`${SECRET}!`, sealed.toString("base64url")), undefined);
  assert.equal(queueKey(SECRET), queueKey(SECRET), "a restart changes nothing");
  assert.notEqual(queueKey(SECRET), queueKey(`${SECRET}!`));
});

test("whatever was changed or made up is not opened, and nothing throws", async () => {
  const sealed = await seal(queueKey(SECRET), "an answer");
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(openQueued(SECRET, changed.toString("base64url")), undefined, String(at));
  }
  for (const text of ["", "x", "%%%", "A".repeat(200), sealed.subarray(0, 80).toString("base64url")])
    assert.equal(openQueued(SECRET, text), undefined);
});
