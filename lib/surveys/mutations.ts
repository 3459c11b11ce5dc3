import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { desc, eq, max } from "drizzle-orm";
import { type BASES, type CHANNELS, questionnaire, questionnaireOpening, questionnaireVersion, touchpoint } from "#db/schema/surveys.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { NotFound } from "#lib/errors.ts";
import type { Localised } from "#lib/i18n/locales.ts";
import { type Actor, reachOf } from "#lib/people/actor.ts";
import { type Definition, definition as definitionSchema } from "./definition.ts";
import { residentSatisfaction } from "./standard/resident-satisfaction.ts";
import { residentSurvey } from "./standard/resident-survey.ts";
import { visitRating } from "./standard/visit-rating.ts";
import { touchpointCode } from "./touchpoint-code.ts";

type Opening = { key: string; base: (typeof BASES)[number]; definition: Definition };
export type Opened = { key: string; versionId: string; number: number; opened: boolean };

async function questionnaireId(tx: Tx, { key, base }: Opening): Promise<string> {
  await tx.insert(questionnaire).values({ id: randomUUID(), key, base }).onConflictDoNothing();
  const [row] = await tx.select({ id: questionnaire.id }).from(questionnaire).where(eq(questionnaire.key, key)).for("update");
  if (!row) throw new Error(`questionnaire ${key} vanished while it was locked`);
  return row.id;
}

/** Open a version of a questionnaire. The same wording as the newest one opens nothing. */
export function openVersion(actor: Actor, opening: Opening): Promise<Opened> {
  return transaction(reachOf(actor), (tx) => openVersionIn(tx, actor, opening));
}

async function openVersionIn(tx: Tx, actor: Actor, opening: Opening): Promise<Opened> {
  const definition = definitionSchema.parse(opening.definition);
  const parent = await questionnaireId(tx, opening);
  const [newest] = await tx
    .select({ id: questionnaireVersion.id, number: questionnaireVersion.number, definition: questionnaireVersion.definition })
    .from(questionnaireVersion)
    .innerJoin(questionnaireOpening, eq(questionnaireOpening.versionId, questionnaireVersion.id))
    .where(eq(questionnaireVersion.questionnaireId, parent))
    .orderBy(desc(questionnaireVersion.number))
    .limit(1);
  if (newest && isDeepStrictEqual(definitionSchema.parse(newest.definition), definition)) {
    return { key: opening.key, versionId: newest.id, number: newest.number, opened: false };
  }
  const versionId = randomUUID();
  const [last] = await tx
    .select({ number: max(questionnaireVersion.number) })
    .from(questionnaireVersion)
    .where(eq(questionnaireVersion.questionnaireId, parent));
  const number = (last?.number ?? 0) + 1;
  await tx.insert(questionnaireVersion).values({ id: versionId, questionnaireId: parent, number, definition });
  await tx.insert(questionnaireOpening).values({ versionId });
  await record(tx, actor, { event: "questionnaire.opened", versionId, key: opening.key, number });
  return { key: opening.key, versionId, number, opened: true };
}

/** The questionnaires that every force starts with. */
export function openStandardQuestionnaires(actor: Actor, { districts }: { districts: readonly Localised[] }): Promise<Opened[]> {
  return transaction(reachOf(actor), (tx) => openStandardIn(tx, actor, districts));
}

/** The same as part of a larger transaction. */
export async function openStandardIn(tx: Tx, actor: Actor, districts: readonly Localised[]): Promise<Opened[]> {
  const standard: Opening[] = [
    { key: "visit-rating", base: "visit", definition: visitRating },
    { key: "resident-survey", base: "resident", definition: residentSurvey(districts) },
    { key: "resident-satisfaction", base: "resident", definition: residentSatisfaction },
  ];
  const opened: Opened[] = [];
  for (const opening of standard) opened.push(await openVersionIn(tx, actor, opening));
  return opened;
}

export type NewTouchpoint = {
  unitId: string;
  serviceKey: string;
  channel: (typeof CHANNELS)[number];
  questionnaireKey: string;
  /** Six values below 32, for a code that must be known beforehand; random otherwise. */
  random?: readonly number[];
};

/** Make a touchpoint under a new public code. */
export function addTouchpoint(actor: Actor, { questionnaireKey, random, ...filed }: NewTouchpoint): Promise<{ code: string }> {
  return transaction(reachOf(actor), async (tx) => {
    const [asked] = await tx.select({ id: questionnaire.id }).from(questionnaire).where(eq(questionnaire.key, questionnaireKey));
    if (!asked) throw new NotFound(`no questionnaire ${questionnaireKey}`);
    for (;;) {
      const code = touchpointCode(random ?? [...randomBytes(6)]);
      const [made] = await tx
        .insert(touchpoint)
        .values({ code, ...filed, questionnaireId: asked.id })
        .onConflictDoNothing()
        .returning({ code: touchpoint.code });
      if (made) {
        await record(tx, actor, { event: "touchpoint.added", code, unitId: filed.unitId });
        return { code };
      }
      if (random) throw new Error(`the touchpoint code ${code} is taken`);
    }
  });
}
