import "server-only";
import { desc, eq } from "drizzle-orm";
import { invitationWave, slipBatch } from "#db/schema/slips.ts";
import { questionnaire } from "#db/schema/surveys.ts";
import { unit } from "#db/schema/units.ts";
import { transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";

export type InvitationWave = Omit<typeof invitationWave.$inferSelect, "sealedKey" | "batchId" | "unitId"> & {
  id: string;
  unit: { id: string; slug: string; name: Localised };
  questionnaireKey: string;
  issued: number;
  expiresOn: Day;
  /** Its key is gone: nobody can be invited or reminded any more. */
  ended: boolean;
};

/** The waves of invitations within the actor's reach, newest first: counts, never who. */
export function invitationWaves(actor: StaffActor): Promise<InvitationWave[]> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx
      .select({ wave: invitationWave, batch: slipBatch, questionnaireKey: questionnaire.key, slug: unit.slug, unitName: unit.name })
      .from(invitationWave)
      .innerJoin(slipBatch, eq(slipBatch.id, invitationWave.batchId))
      .innerJoin(unit, eq(unit.id, invitationWave.unitId))
      .innerJoin(questionnaire, eq(questionnaire.id, slipBatch.questionnaireId))
      .orderBy(desc(slipBatch.madeOn), slipBatch.id);
    return rows.map(({ wave, batch, questionnaireKey, slug, unitName }) => {
      const { sealedKey, batchId, unitId, ...counts } = wave;
      const of = { id: unitId, slug, name: localised.parse(unitName) };
      return { ...counts, id: batchId, unit: of, questionnaireKey, issued: batch.issued, expiresOn: batch.expiresOn, ended: !sealedKey };
    });
  });
}
