import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { and, eq, lt, max, sql } from "drizzle-orm";
import { requestDraft, requestDraftFile } from "#db/schema/request-drafts.ts";
import { request, requestFile } from "#db/schema/requests.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { type ResidentActor, reachOf, type SystemActor } from "#lib/people/actor.ts";
import { keepRequest } from "./arrival-mutations.ts";
import { reachOfCode } from "./code-queries.ts";
import { type Alert, alertDesk, raiseAlert } from "./danger-mutations.ts";
import { DRAFT_MS, type Draft } from "./draft.ts";
import { draftIn, openFile, sealDraft, sealFile } from "./draft-queries.ts";
import type { Need } from "./need.ts";
import { REQUEST_CODE_LENGTH, requestCode, requestDigest } from "./request-code.ts";
import type { NewRequest } from "./request-definition.ts";
import { type CleanFile, MOST_FILES } from "./request-file.ts";

const within = <T>(code: string, work: (tx: Tx, digest: Buffer) => Promise<T>): Promise<T> => {
  const digest = requestDigest(code);
  return transaction(reachOfCode(code), (tx) => work(tx, digest));
};

/** Begin a form: its code is the one that the request will have, and is given to the browser alone. */
export async function beginDraft(_actor: ResidentActor, need: Need, now = new Date()): Promise<string> {
  const code = requestCode([...randomBytes(REQUEST_CODE_LENGTH)]);
  const draft: Draft = { need: need.key, version: need.version, isSafe: false, isWarned: false, values: [] };
  await within(code, (tx, codeDigest) =>
    tx.insert(requestDraft).values({ codeDigest, sealed: sealDraft(code, draft), endsAt: new Date(now.getTime() + DRAFT_MS) }),
  );
  return code;
}

/** Change what is being written, one change at a time; throws `NotFound` once it has been sent or its hour is over. */
export function changeDraft(_actor: ResidentActor, code: string, change: (draft: Draft) => Draft, now = new Date()): Promise<void> {
  return within(code, async (tx, codeDigest) => {
    const draft = await draftIn(tx, code, { now, lock: true });
    if (!draft) throw new NotFound("no draft of this code");
    await tx
      .update(requestDraft)
      .set({ sealed: sealDraft(code, change(draft)) })
      .where(eq(requestDraft.codeDigest, codeDigest));
  });
}

/** Forget what was written. */
export function dropDraft(_actor: ResidentActor, code: string): Promise<void> {
  return within(code, async (tx, codeDigest) => {
    await tx.delete(requestDraft).where(eq(requestDraft.codeDigest, codeDigest));
  });
}

/** Keep a file with what is being written; says so where there are as many as there may be. */
export function addDraftFile(
  _actor: ResidentActor,
  code: string,
  { type, bytes }: CleanFile,
  now = new Date(),
): Promise<"kept" | "too_many"> {
  return within(code, async (tx, codeDigest) => {
    if (!(await draftIn(tx, code, { now, lock: true }))) throw new NotFound("no draft of this code");
    const [last] = await tx
      .select({ position: max(requestDraftFile.position), count: sql<number>`count(*)::int` })
      .from(requestDraftFile)
      .where(eq(requestDraftFile.codeDigest, codeDigest));
    if ((last?.count ?? 0) >= MOST_FILES) return "too_many";
    const position = (last?.position ?? 0) + 1;
    await tx.insert(requestDraftFile).values({ codeDigest, position, type, sealed: sealFile(code, bytes) });
    return "kept";
  });
}

export function removeDraftFile(_actor: ResidentActor, code: string, position: number): Promise<void> {
  return within(code, async (tx, codeDigest) => {
    await tx.delete(requestDraftFile).where(and(eq(requestDraftFile.codeDigest, codeDigest), eq(requestDraftFile.position, position)));
  });
}

/** Send what was written. However often it is sent, it is one request: its code was made when the form was begun. */
export async function sendDraft(
  actor: ResidentActor,
  code: string,
  { need, sent, isDanger }: { need: Need; sent: (draft: Draft) => NewRequest; isDanger: boolean },
  now = new Date(),
): Promise<void> {
  let raised: Alert | undefined;
  await within(code, async (tx, digest) => {
    const draft = await draftIn(tx, code, { now, lock: true });
    if (!draft) {
      const [before] = await tx.select({ id: request.id }).from(request).where(eq(request.codeDigest, digest));
      if (!before) throw new NotFound("no draft of this code");
      return;
    }
    const asked = sent(draft);
    const sentOn = dayOf(now, env().RAPPORT_TIME_ZONE);
    const { id, unitId } = await keepRequest(tx, need, asked, { digest, now });
    if (isDanger) raised = await alertDesk(tx, { id, kind: need.kind, unitId, language: asked.language, day: sentOn });
    const files = await tx
      .select()
      .from(requestDraftFile)
      .where(eq(requestDraftFile.codeDigest, digest))
      .orderBy(requestDraftFile.position);
    for (const { type, sealed } of files) {
      const bytes = openFile(code, sealed);
      await tx.insert(requestFile).values({ id: randomUUID(), requestId: id, unitId, type, bytes, sentOn });
    }
    await tx.delete(requestDraft).where(eq(requestDraft.codeDigest, digest));
  });
  if (raised) await raiseAlert(actor, raised, requestDigest(code).toString("hex"));
}

/** Forget what was begun and never sent. */
export function forgetDrafts(actor: SystemActor, now = new Date()): Promise<number> {
  return transaction(reachOf(actor), async (tx) => {
    const gone = await tx.delete(requestDraft).where(lt(requestDraft.endsAt, now)).returning({ digest: requestDraft.codeDigest });
    return gone.length;
  });
}
