import "server-only";
import { eq } from "drizzle-orm";
import { requestDraft, requestDraftFile } from "#db/schema/request-drafts.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { env } from "#lib/env.ts";
import { seal, sealBytes, unseal, unsealBytes } from "#lib/http/sealed.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { reachOfCode } from "./code-queries.ts";
import { type Draft, draftShape } from "./draft.ts";
import { requestDigest } from "./request-code.ts";

const PURPOSE = "request draft";

/** Sealed with the code too: without the browser's cookie nobody reads it, whoever has the database and its secret. */
const secretOf = (code: string) => `${env().RAPPORT_SECRET} ${code}`;

export const sealDraft = (code: string, draft: Draft): string => seal(secretOf(code), PURPOSE, "", draft);
export const sealFile = (code: string, bytes: Buffer): Buffer => sealBytes(secretOf(code), PURPOSE, "file", bytes);

/** A file of a draft; throws where it was not sealed with this code. */
export function openFile(code: string, sealed: Buffer): Buffer {
  const bytes = unsealBytes(secretOf(code), PURPOSE, "file", sealed);
  if (!bytes) throw new Error("a draft's file was sealed with another code");
  return bytes;
}

/** What is being written under a code, within its hour. */
export async function draftIn(tx: Tx, code: string, { now, lock = false }: { now: Date; lock?: boolean }): Promise<Draft | undefined> {
  const found = tx
    .select()
    .from(requestDraft)
    .where(eq(requestDraft.codeDigest, requestDigest(code)));
  const [row] = await (lock ? found.for("update") : found);
  if (!row || row.endsAt <= now) return undefined;
  const read = draftShape.safeParse(unseal(secretOf(code), PURPOSE, "", row.sealed));
  return read.success ? read.data : undefined;
}

export type DraftFile = { position: number; type: string };

/** The same with its files, to show. */
export function draftOf(_actor: ResidentActor, code: string, now = new Date()): Promise<{ draft: Draft; files: DraftFile[] } | undefined> {
  const digest = requestDigest(code);
  return transaction(reachOfCode(code), async (tx) => {
    const draft = await draftIn(tx, code, { now });
    if (!draft) return undefined;
    const files = await tx
      .select({ position: requestDraftFile.position, type: requestDraftFile.type })
      .from(requestDraftFile)
      .where(eq(requestDraftFile.codeDigest, digest))
      .orderBy(requestDraftFile.position);
    return { draft, files };
  });
}
