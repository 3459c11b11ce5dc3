import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { questionnaireApproval, questionnaireAuthor, questionnaireSubmission } from "#db/schema/authoring.ts";
import { questionnaire, questionnaireVersion } from "#db/schema/surveys.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { type AuthoredQuestionnaire, authoredQuestionnaire, mayAuthor, type WrittenDraft } from "./authoring-queries.ts";
import { type Draft, draft as draftSchema } from "./draft.ts";
import { questionnaireKey } from "./questionnaire-file.ts";
import type { Base } from "./templates.ts";

type Authored = AuthoredQuestionnaire & { draft: WrittenDraft };

/** A questionnaire that the actor may write on, locked until the transaction ends. */
export async function loadForAuthor(tx: Tx, actor: StaffActor, key: string): Promise<AuthoredQuestionnaire> {
  if (!(await mayAuthor(actor, tx))) throw new NotFound("not an author");
  await tx.select({ id: questionnaire.id }).from(questionnaire).where(eq(questionnaire.key, key)).for("update");
  const found = await authoredQuestionnaire(actor, key, tx);
  if (!found) throw new NotFound(`no questionnaire ${key}`);
  return found;
}

/** The same with its draft, as the actor saw it; somebody else's change in between is a conflict. */
export async function loadDraft(tx: Tx, actor: StaffActor, key: string, revision: number): Promise<Authored> {
  const found = await loadForAuthor(tx, actor, key);
  if (!found.draft) throw new Conflict("there is no draft any more");
  if (found.draft.revision !== revision) throw new Conflict("the draft has changed");
  return { ...found, draft: found.draft };
}

async function addDraft(tx: Tx, actor: StaffActor, key: string, questionnaireId: string, written: Draft): Promise<string> {
  const versionId = randomUUID();
  const [last] = await tx
    .select({ number: sql<number | null>`max(${questionnaireVersion.number})` })
    .from(questionnaireVersion)
    .where(eq(questionnaireVersion.questionnaireId, questionnaireId));
  const number = (last?.number ?? 0) + 1;
  await tx.insert(questionnaireVersion).values({ id: versionId, questionnaireId, number, definition: draftSchema.parse(written) });
  await tx.insert(questionnaireAuthor).values({ versionId, personId: actor.personId });
  await record(tx, actor, { event: "questionnaire.drafted", versionId, key, number });
  return versionId;
}

type NewQuestionnaire = { key: string; base: Base; questionnaire: Draft };

/** Begin a questionnaire with a first draft; a `Conflict` when its key is taken. */
export function createQuestionnaire(actor: StaffActor, wanted: NewQuestionnaire): Promise<void> {
  const key = questionnaireKey.parse(wanted.key);
  return transaction(reachOf(actor), async (tx) => {
    if (!(await mayAuthor(actor, tx))) throw new NotFound("not an author");
    const [made] = await tx
      .insert(questionnaire)
      .values({ id: randomUUID(), key, base: wanted.base })
      .onConflictDoNothing()
      .returning({ id: questionnaire.id });
    if (!made) throw new Conflict(`there is a questionnaire ${key}`);
    await addDraft(tx, actor, key, made.id, wanted.questionnaire);
  });
}

/** Begin the next version: a copy of the newest opened one, or what is given. A `Conflict` while there is a draft. */
export function startDraft(actor: StaffActor, key: string, written?: Draft): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const found = await loadForAuthor(tx, actor, key);
    if (found.draft) throw new Conflict("there is a draft already");
    const from = written ?? found.opened[0]?.questionnaire;
    if (!from) throw new NotFound("nothing to begin with");
    await addDraft(tx, actor, key, found.id, from);
  });
}

type DraftChange = {
  key: string;
  /** The revision the actor saw. */
  revision: number;
  /** What the change is, for the audit: a verb and the question's name. */
  what: string;
  change: (written: Draft) => Draft;
};

/** Change a draft. A submission or an approval was of what it said before, so it goes. */
export function changeDraft(actor: StaffActor, { key, revision, what, change }: DraftChange): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { draft } = await loadDraft(tx, actor, key, revision);
    const definition = draftSchema.parse(change(draft.questionnaire));
    const [kept] = await tx
      .update(questionnaireVersion)
      .set({ definition, revision: revision + 1 })
      .where(and(eq(questionnaireVersion.id, draft.id), eq(questionnaireVersion.revision, revision)))
      .returning({ id: questionnaireVersion.id });
    if (!kept) throw new Conflict("the draft has changed");
    await withdrawApproval(tx, draft.id);
    await tx.insert(questionnaireAuthor).values({ versionId: draft.id, personId: actor.personId }).onConflictDoNothing();
    await record(tx, actor, { event: "questionnaire.changed", versionId: draft.id, key, revision: revision + 1, what });
  });
}

/** Take back that a draft waits for, or has, its approval. */
export async function withdrawApproval(tx: Tx, versionId: string): Promise<void> {
  await tx.delete(questionnaireApproval).where(eq(questionnaireApproval.versionId, versionId));
  await tx.delete(questionnaireSubmission).where(eq(questionnaireSubmission.versionId, versionId));
}

/** Throw a draft away. A questionnaire that has never been opened goes with it. */
export function discardDraft(actor: StaffActor, key: string, revision: number): Promise<{ gone: boolean }> {
  return transaction(reachOf(actor), async (tx) => {
    const { id, opened, draft } = await loadDraft(tx, actor, key, revision);
    await withdrawApproval(tx, draft.id);
    await tx.delete(questionnaireAuthor).where(eq(questionnaireAuthor.versionId, draft.id));
    await tx.delete(questionnaireVersion).where(eq(questionnaireVersion.id, draft.id));
    if (opened.length === 0) await tx.delete(questionnaire).where(eq(questionnaire.id, id));
    await record(tx, actor, { event: "questionnaire.discarded", versionId: draft.id, key, number: draft.number });
    return { gone: opened.length === 0 };
  });
}
