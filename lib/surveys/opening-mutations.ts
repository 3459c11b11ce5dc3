import "server-only";
import { and, eq } from "drizzle-orm";
import { questionnaireApproval, questionnaireSubmission } from "#db/schema/authoring.ts";
import { questionnaireClosing, questionnaireOpening, questionnaireVersion } from "#db/schema/surveys.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { Conflict } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { loadDraft, loadForAuthor, withdrawApproval } from "./authoring-mutations.ts";
import { whole } from "./draft.ts";
import { forgetOpened } from "./queries.ts";

type OfDraft = { key: string; revision: number };
export type Refusal = "not_whole" | "own_draft" | "not_submitted" | "not_approved";

/** Hand a draft to a second person. */
export function submitDraft(actor: StaffActor, { key, revision }: OfDraft): Promise<Refusal | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const { draft } = await loadDraft(tx, actor, key, revision);
    if (!whole(draft.questionnaire)) return "not_whole";
    await tx.insert(questionnaireSubmission).values({ versionId: draft.id, submittedBy: actor.personId }).onConflictDoNothing();
    await record(tx, actor, { event: "questionnaire.submitted", versionId: draft.id, key, revision });
    return undefined;
  });
}

/** Approve a draft as it is. Nobody who wrote on it may. */
export function approveDraft(actor: StaffActor, { key, revision }: OfDraft): Promise<Refusal | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const { draft } = await loadDraft(tx, actor, key, revision);
    if (draft.authors.some(({ id }) => id === actor.personId)) return "own_draft";
    if (draft.state === "writing") return "not_submitted";
    await tx.insert(questionnaireApproval).values({ versionId: draft.id, approvedBy: actor.personId }).onConflictDoNothing();
    await record(tx, actor, { event: "questionnaire.approved", versionId: draft.id, key, revision });
    return undefined;
  });
}

/** Give a draft back to its authors, with the reason. */
export function returnDraft(actor: StaffActor, { key, revision, why }: OfDraft & { why: string }): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { draft } = await loadDraft(tx, actor, key, revision);
    await withdrawApproval(tx, draft.id);
    await record(tx, actor, { event: "questionnaire.returned", versionId: draft.id, key, why });
  });
}

/** Open an approved draft: from now on it never changes, and residents are asked by it. */
export async function openDraft(actor: StaffActor, { key, revision }: OfDraft): Promise<Refusal | undefined> {
  const refusal = await transaction(reachOf(actor), async (tx): Promise<Refusal | undefined> => {
    const { draft } = await loadDraft(tx, actor, key, revision);
    const definition = whole(draft.questionnaire);
    if (!definition) return "not_whole";
    if (draft.state !== "approved") return "not_approved";
    const [kept] = await tx
      .update(questionnaireVersion)
      .set({ definition })
      .where(and(eq(questionnaireVersion.id, draft.id), eq(questionnaireVersion.revision, revision)))
      .returning({ number: questionnaireVersion.number });
    if (!kept) throw new Conflict("the draft has changed");
    await tx.insert(questionnaireOpening).values({ versionId: draft.id });
    await record(tx, actor, { event: "questionnaire.opened", versionId: draft.id, key, number: kept.number });
    return undefined;
  });
  forgetOpened();
  return refusal;
}

/** Take answers until the end of a day, and none after it; another day replaces it. */
export async function closeQuestionnaire(actor: StaffActor, key: string, lastDay: Day): Promise<void> {
  await transaction(reachOf(actor), async (tx) => {
    const { id } = await loadForAuthor(tx, actor, key);
    const closing = { lastDay, closedBy: actor.personId };
    await tx
      .insert(questionnaireClosing)
      .values({ questionnaireId: id, ...closing })
      .onConflictDoUpdate({ target: questionnaireClosing.questionnaireId, set: closing });
    await record(tx, actor, { event: "questionnaire.closed", key, lastDay });
  });
  forgetOpened();
}

/** Take answers again. */
export async function reopenQuestionnaire(actor: StaffActor, key: string): Promise<void> {
  await transaction(reachOf(actor), async (tx) => {
    const { id, lastDay } = await loadForAuthor(tx, actor, key);
    if (!lastDay) return;
    await tx.delete(questionnaireClosing).where(eq(questionnaireClosing.questionnaireId, id));
    await record(tx, actor, { event: "questionnaire.reopened", key, lastDay });
  });
  forgetOpened();
}
