import "server-only";
import { and, asc, eq, exists, inArray } from "drizzle-orm";
import { database } from "#db";
import {
  questionnaire,
  questionnaireOpening,
  questionnaireVersion,
  touchpoint,
  touchpointProof,
  touchpointRetirement,
} from "#db/schema/surveys.ts";
import { unit } from "#db/schema/units.ts";
import type { Tx } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import type { Actor, StaffActor } from "#lib/people/actor.ts";

export type Touchpoint = {
  code: string;
  channel: (typeof touchpoint.$inferSelect)["channel"];
  serviceKey: string;
  place: string | undefined;
  questionnaireKey: string;
  unit: { id: string; slug: string; name: Localised };
  retiredOn: Day | undefined;
  /** Since when browsers are asked for a proof of work. */
  proofSince: Day | undefined;
};

/** The touchpoints of some of the actor's units, by unit and code. */
export async function touchpointsOf(actor: StaffActor, unitIds: readonly string[]): Promise<Touchpoint[]> {
  const within = unitIds.filter((id) => actor.units.includes(id));
  if (within.length === 0) return [];
  const rows = await database()
    .select({
      code: touchpoint.code,
      channel: touchpoint.channel,
      serviceKey: touchpoint.serviceKey,
      place: touchpoint.place,
      questionnaireKey: questionnaire.key,
      unitId: unit.id,
      slug: unit.slug,
      name: unit.name,
      retiredOn: touchpointRetirement.retiredOn,
      proofSince: touchpointProof.since,
    })
    .from(touchpoint)
    .innerJoin(unit, eq(unit.id, touchpoint.unitId))
    .innerJoin(questionnaire, eq(questionnaire.id, touchpoint.questionnaireId))
    .leftJoin(touchpointRetirement, eq(touchpointRetirement.code, touchpoint.code))
    .leftJoin(touchpointProof, eq(touchpointProof.code, touchpoint.code))
    .where(inArray(touchpoint.unitId, within))
    .orderBy(asc(unit.slug), asc(touchpoint.serviceKey), asc(touchpoint.code));
  return rows.map(({ unitId, slug, name, place, retiredOn, proofSince, ...rest }) => ({
    ...rest,
    place: place ?? undefined,
    retiredOn: retiredOn ?? undefined,
    proofSince: proofSince ?? undefined,
    unit: { id: unitId, slug, name: localised.parse(name) },
  }));
}

/** Questionnaires that have an opened version: only they can be asked anywhere. */
export async function openedQuestionnaires(_actor: Actor, client: Pick<Tx, "select"> = database()): Promise<{ id: string; key: string }[]> {
  const opened = client
    .select({ id: questionnaireVersion.id })
    .from(questionnaireVersion)
    .innerJoin(questionnaireOpening, eq(questionnaireOpening.versionId, questionnaireVersion.id))
    .where(and(eq(questionnaireVersion.questionnaireId, questionnaire.id)));
  return client
    .select({ id: questionnaire.id, key: questionnaire.key })
    .from(questionnaire)
    .where(exists(opened))
    .orderBy(asc(questionnaire.key));
}
