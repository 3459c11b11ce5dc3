import { createHmac } from "node:crypto";
import { createChallenge, type Payload, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import * as z from "zod";

// About 256 tries of 2,000 rounds: a second or two on a phone while its owner reads, and as much for each answer of a machine.
const ALGORITHM = "PBKDF2/SHA-256";
const COST = 2_000;
const KEY_PREFIX = "00";
const LASTS_MS = 86_400_000;
const LONGEST = 2_000;

const secretFor = (secret: string) => createHmac("sha256", secret).update("rapport proof of work").digest("hex");

/** A task for the browser that shows a form, tied to its touchpoint and to the form's own key, so that it serves one answer. */
export async function proofTask(secret: string, code: string, key: string, now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: ALGORITHM,
    cost: COST,
    keyPrefix: KEY_PREFIX,
    deriveKey,
    data: { code, key },
    expiresAt: new Date(now.getTime() + LASTS_MS),
    hmacSignatureSecret: secretFor(secret),
  });
  return JSON.stringify(challenge);
}

const payload = z.object({
  challenge: z.object({
    parameters: z
      .object({ data: z.object({ code: z.string(), key: z.string() }), cost: z.literal(COST), algorithm: z.literal(ALGORITHM) })
      .loose(),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int().min(0).max(0xffffffff), derivedKey: z.string().max(200) }).loose(),
});

/** Whether a form's browser has done the task of this touchpoint and this form; never throws, whatever was sent. */
export async function isProof(secret: string, code: string, key: string, sent: string): Promise<boolean> {
  if (sent === "" || sent.length > LONGEST) return false;
  try {
    const read = payload.parse(JSON.parse(sent));
    const { data } = read.challenge.parameters;
    if (data.code !== code || data.key !== key) return false;
    const { challenge, solution } = read as unknown as Payload;
    return (await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: secretFor(secret) })).verified;
  } catch {
    return false;
  }
}
