import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { slip, slipBatch, slipBatchCancellation, slipBatchSeal } from "#db/schema/slips.ts";
import { questionnaire } from "#db/schema/surveys.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { type OpenVersion, openedVersions } from "./queries.ts";
import { slipDigest } from "./slip-code.ts";

/** What a slip opens: the questionnaire of its batch, filed under its unit and its service. */
export type OpenSlip = {
  batchId: string;
  unit: { id: string; slug: string; name: Localised };
  serviceKey: string;
  channel: (typeof slipBatch.$inferSelect)["channel"];
  version: OpenVersion;
};
export type FoundSlip = { state: "ready"; slip: OpenSlip } | { state: "unsealed" | "expired" | "gone" };

/** A transaction of whoever holds a slip: it reaches that slip and its batch, and nothing else. */
export function withSlip<T>(digest: Buffer, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction({ everything: false, units: [] }, async (tx) => {
    await tx.execute(sql`select set_config('rapport.slip', ${digest.toString("hex")}, true)`);
    return work(tx);
  });
}

/** The slip under a code. One that has been used, or never was, is gone: nothing tells the two apart. */
export async function findSlip(code: string, today: Day): Promise<FoundSlip> {
  const [row] = await withSlip(slipDigest(code), (tx) =>
    tx
      .select({
        batchId: slipBatch.id,
        serviceKey: slipBatch.serviceKey,
        channel: slipBatch.channel,
        expiresOn: slipBatch.expiresOn,
        key: questionnaire.key,
        unitId: unit.id,
        slug: unit.slug,
        name: unit.name,
        sealedOn: slipBatchSeal.sealedOn,
      })
      .from(slip)
      .innerJoin(slipBatch, eq(slipBatch.id, slip.batchId))
      .innerJoin(questionnaire, eq(questionnaire.id, slipBatch.questionnaireId))
      .innerJoin(unit, eq(unit.id, slipBatch.unitId))
      .leftJoin(slipBatchSeal, eq(slipBatchSeal.batchId, slip.batchId))
      .where(eq(slip.digest, slipDigest(code))),
  );
  if (!row) return { state: "gone" };
  if (row.channel === "verified" && !row.sealedOn) return { state: "unsealed" };
  if (today > row.expiresOn) return { state: "expired" };
  const version = (await openedVersions()).find((each) => each.key === row.key);
  if (!version) return { state: "gone" };
  const { batchId, serviceKey, channel, unitId, slug, name } = row;
  return { state: "ready", slip: { batchId, serviceKey, channel, version, unit: { id: unitId, slug, name: localised.parse(name) } } };
}

export type SlipBatch = {
  id: string;
  unit: { id: string; slug: string; name: Localised };
  serviceKey: string;
  questionnaireKey: string;
  issued: number;
  /** Slips that nobody has used. */
  unused: number;
  madeOn: Day;
  madeBy: string;
  expiresOn: Day;
  sealedOn: Day | undefined;
  cancelled: { on: Day; unused: number } | undefined;
};

/** The batches of visit slips within the actor's reach, newest first, with their counts; never which slip. */
export function slipBatches(actor: StaffActor): Promise<SlipBatch[]> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx
      .select({
        id: slipBatch.id,
        unitId: unit.id,
        slug: unit.slug,
        name: unit.name,
        serviceKey: slipBatch.serviceKey,
        questionnaireKey: questionnaire.key,
        issued: slipBatch.issued,
        unused: sql<number>`(select count(*)::int from ${slip} where ${slip.batchId} = ${slipBatch.id})`,
        madeOn: slipBatch.madeOn,
        madeBy: slipBatch.madeBy,
        expiresOn: slipBatch.expiresOn,
        sealedOn: slipBatchSeal.sealedOn,
        cancelledOn: slipBatchCancellation.cancelledOn,
        cancelledUnused: slipBatchCancellation.unused,
      })
      .from(slipBatch)
      .innerJoin(unit, eq(unit.id, slipBatch.unitId))
      .innerJoin(questionnaire, eq(questionnaire.id, slipBatch.questionnaireId))
      .leftJoin(slipBatchSeal, eq(slipBatchSeal.batchId, slipBatch.id))
      .leftJoin(slipBatchCancellation, eq(slipBatchCancellation.batchId, slipBatch.id))
      .where(eq(slipBatch.channel, "verified"))
      .orderBy(desc(slipBatch.madeOn), slipBatch.id);
    return rows.map(({ unitId, slug, name, sealedOn, cancelledOn, cancelledUnused, ...rest }) => ({
      ...rest,
      unit: { id: unitId, slug, name: localised.parse(name) },
      sealedOn: sealedOn ?? undefined,
      cancelled: cancelledOn ? { on: cancelledOn, unused: cancelledUnused ?? 0 } : undefined,
    }));
  });
}
