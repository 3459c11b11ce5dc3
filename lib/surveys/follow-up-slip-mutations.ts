import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { slip, slipBatch, slipBatchSeal } from "#db/schema/slips.ts";
import { questionnaire, questionnaireOpening, questionnaireVersion } from "#db/schema/surveys.ts";
import { transaction } from "#db/transaction.ts";
import { addDays, type Day, monthOf } from "#lib/calendar.ts";
import { reachOf, type SystemActor } from "#lib/people/actor.ts";
import { SLIP_LENGTH, slipCode, slipDigest } from "./slip-code.ts";

/** Nobody printed these, and nobody can hand out more of them: they are counted as they are given. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const LASTS_DAYS = 90;
/** What is asked after a request, the first of them that has been opened. */
const ASKED = ["request-follow-up", "visit-rating"];

/** One visit slip for somebody whose request has been closed, among all such slips of its unit, service and month: no row ties it to a request. */
export function addFollowUpSlip(
  actor: SystemActor,
  { unitId, serviceKey, day }: { unitId: string; serviceKey: string; day: Day },
): Promise<string | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const opened = await tx
      .selectDistinct({ id: questionnaire.id, key: questionnaire.key })
      .from(questionnaire)
      .innerJoin(questionnaireVersion, eq(questionnaireVersion.questionnaireId, questionnaire.id))
      .innerJoin(questionnaireOpening, eq(questionnaireOpening.versionId, questionnaireVersion.id))
      .where(inArray(questionnaire.key, ASKED));
    const asked = ASKED.map((key) => opened.find((each) => each.key === key)).find((each) => each !== undefined);
    if (!asked) return undefined;
    const madeOn = monthOf(day);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`follow-up slips ${unitId} ${serviceKey}`}))`);
    const [known] = await tx
      .select({ id: slipBatch.id, issued: slipBatch.issued })
      .from(slipBatch)
      .where(
        and(
          eq(slipBatch.unitId, unitId),
          eq(slipBatch.serviceKey, serviceKey),
          eq(slipBatch.madeBy, NOBODY),
          eq(slipBatch.madeOn, madeOn),
          eq(slipBatch.questionnaireId, asked.id),
        ),
      );
    const batchId = known?.id ?? randomUUID();
    const issued = (known?.issued ?? 0) + 1;
    const batch = {
      unitId,
      serviceKey,
      channel: "verified" as const,
      questionnaireId: asked.id,
      madeOn,
      expiresOn: addDays(madeOn, LASTS_DAYS),
      madeBy: NOBODY,
    };
    await tx
      .insert(slipBatch)
      .values({ id: batchId, issued, ...batch })
      .onConflictDoUpdate({ target: slipBatch.id, set: { issued } });
    await tx
      .insert(slipBatchSeal)
      .values({ batchId, unitId, counted: issued, sealedOn: madeOn, sealedBy: NOBODY })
      .onConflictDoUpdate({ target: slipBatchSeal.batchId, set: { counted: issued } });
    const code = slipCode([...randomBytes(SLIP_LENGTH)]);
    await tx.insert(slip).values({ digest: slipDigest(code), batchId, unitId });
    return code;
  });
}
