import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import * as z from "zod";
import { database } from "#db";
import { auditEvent } from "#db/schema/audit.ts";
import { questionnaireApproval, questionnaireAuthor, questionnaireSubmission } from "#db/schema/authoring.ts";
import { person } from "#db/schema/people.ts";
import { questionnaire, questionnaireClosing, questionnaireOpening, questionnaireVersion, touchpoint } from "#db/schema/surveys.ts";
import type { Tx } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { holdsForce } from "#lib/units/queries.ts";
import { type Draft, draft as draftSchema, type Wording } from "./draft.ts";
import type { Base } from "./templates.ts";

/** A draft is being written, waits for a second person, or has been approved. */
export type DraftState = "writing" | "submitted" | "approved";
type Reader = Pick<Tx, "select">;

/** Whether somebody may write questionnaires: one is for the whole force. */
export const mayAuthor = (actor: StaffActor, client?: Reader): Promise<boolean> => holdsForce(actor, "questionnaires.write", client);

export type QuestionnaireLine = {
  key: string;
  base: Base;
  title: Wording;
  opened: number | undefined;
  draft: DraftState | undefined;
  lastDay: Day | undefined;
  touchpoints: number;
};

const stateOf = (row: { submitted: unknown; approved: unknown }): DraftState =>
  row.approved ? "approved" : row.submitted ? "submitted" : "writing";

const versionColumns = {
  questionnaireId: questionnaireVersion.questionnaireId,
  id: questionnaireVersion.id,
  number: questionnaireVersion.number,
  revision: questionnaireVersion.revision,
  definition: questionnaireVersion.definition,
  openedAt: questionnaireOpening.openedAt,
  submitted: questionnaireSubmission.submittedBy,
  submittedAt: questionnaireSubmission.submittedAt,
  approved: questionnaireApproval.approvedBy,
};

function versions(client: Reader) {
  return client
    .select(versionColumns)
    .from(questionnaireVersion)
    .leftJoin(questionnaireOpening, eq(questionnaireOpening.versionId, questionnaireVersion.id))
    .leftJoin(questionnaireSubmission, eq(questionnaireSubmission.versionId, questionnaireVersion.id))
    .leftJoin(questionnaireApproval, eq(questionnaireApproval.versionId, questionnaireVersion.id));
}

/** Every questionnaire with what is open and what is being written; the same for all staff. */
export async function questionnaires(_actor: StaffActor): Promise<QuestionnaireLine[]> {
  const all = await database()
    .select({
      id: questionnaire.id,
      key: questionnaire.key,
      base: questionnaire.base,
      lastDay: questionnaireClosing.lastDay,
      touchpoints: sql<number>`(select count(*)::int from ${touchpoint} where ${touchpoint.questionnaireId} = ${questionnaire.id})`,
    })
    .from(questionnaire)
    .leftJoin(questionnaireClosing, eq(questionnaireClosing.questionnaireId, questionnaire.id))
    .orderBy(asc(questionnaire.key));
  const written = await versions(database()).orderBy(desc(questionnaireVersion.number));
  return all.map(({ id, lastDay, ...line }) => {
    const own = written.filter((version) => version.questionnaireId === id);
    const opened = own.find(({ openedAt }) => openedAt);
    const draft = own.find(({ openedAt }) => !openedAt);
    return {
      ...line,
      lastDay: lastDay ?? undefined,
      title: draftSchema.parse((opened ?? draft)?.definition ?? NOTHING).title,
      opened: opened?.number,
      draft: draft && stateOf(draft),
    };
  });
}

const NOTHING: Draft = { title: {}, intro: {}, questions: [] };

export type WrittenVersion = { id: string; number: number; questionnaire: Draft; openedAt: Date | undefined };
export type WrittenDraft = {
  id: string;
  number: number;
  revision: number;
  questionnaire: Draft;
  state: DraftState;
  /** Why it was given back last, if it was. */
  returned: string | undefined;
  authors: { id: string; name: string }[];
};
export type AuthoredQuestionnaire = {
  id: string;
  key: string;
  base: Base;
  lastDay: Day | undefined;
  /** Opened versions, newest first. */
  opened: WrittenVersion[];
  draft: WrittenDraft | undefined;
};

/** One questionnaire with its versions and its draft; `undefined` when there is none. */
export async function authoredQuestionnaire(
  _actor: StaffActor,
  key: string,
  client: Reader = database(),
): Promise<AuthoredQuestionnaire | undefined> {
  const [found] = await client
    .select({ id: questionnaire.id, key: questionnaire.key, base: questionnaire.base, lastDay: questionnaireClosing.lastDay })
    .from(questionnaire)
    .leftJoin(questionnaireClosing, eq(questionnaireClosing.questionnaireId, questionnaire.id))
    .where(eq(questionnaire.key, key));
  if (!found) return undefined;
  const written = await versions(client)
    .where(eq(questionnaireVersion.questionnaireId, found.id))
    .orderBy(desc(questionnaireVersion.number));
  const draft = written.find(({ openedAt }) => !openedAt);
  return {
    ...found,
    lastDay: found.lastDay ?? undefined,
    opened: written.flatMap(({ id, number, definition, openedAt }) =>
      openedAt ? [{ id, number, questionnaire: draftSchema.parse(definition), openedAt: new Date(openedAt) }] : [],
    ),
    draft: draft && {
      id: draft.id,
      number: draft.number,
      revision: draft.revision,
      questionnaire: draftSchema.parse(draft.definition),
      state: stateOf(draft),
      returned: await returnedBecause(client, draft.id),
      authors: await client
        .select({ id: person.id, name: person.name })
        .from(questionnaireAuthor)
        .innerJoin(person, eq(person.id, questionnaireAuthor.personId))
        .where(eq(questionnaireAuthor.versionId, draft.id))
        .orderBy(asc(person.name)),
    },
  };
}

const returnedEvent = z.object({ why: z.string() });

async function returnedBecause(client: Reader, versionId: string): Promise<string | undefined> {
  const [last] = await client
    .select({ detail: auditEvent.detail })
    .from(auditEvent)
    .where(and(eq(auditEvent.event, "questionnaire.returned"), sql`${auditEvent.detail} ->> 'versionId' = ${versionId}`))
    .orderBy(desc(auditEvent.at))
    .limit(1);
  return last && returnedEvent.parse(last.detail).why;
}
