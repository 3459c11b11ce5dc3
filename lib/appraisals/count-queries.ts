import "server-only";
import { and, eq, sql } from "drizzle-orm";
import * as z from "zod";
import { appraisalCount, appraisalCountImport, appraisalEvidence } from "#db/schema/appraisals.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { type AuditedCount, auditedCount } from "./count.ts";
import { cellOf } from "./count-file.ts";
import { FEWEST_CLUSTERS } from "./measured.ts";
import { periodIn, readableIn } from "./period-queries.ts";

export type KeptCount = {
  id: string;
  unitId: string;
  count: AuditedCount;
  enteredBy: string;
  enteredOn: Day;
  isOwn: boolean;
  confirmedBy: string | undefined;
  withdrawn: string | undefined;
  evidence: string[];
};

type Row = {
  id: string;
  unitId: string;
  count: Record<string, unknown>;
  byId: string;
  enteredBy: string;
  enteredOn: Day;
  confirmedBy: string | null;
  withdrawn: string | null;
  evidence: string[];
};

/** The counts of some units in a period, withdrawn ones too, in the order in which they were entered. */
async function countsIn(tx: Tx, actor: StaffActor, periodId: string, unitIds: readonly string[]): Promise<KeptCount[]> {
  const rows = await tx.execute<Row>(sql`
    select c.id, c.unit_id as "unitId", jsonb_strip_nulls(jsonb_build_object('kind', kind, 'subject', subject, 'sampled', sampled,
        'officerKnew', officer_knew, 'residentKnew', resident_knew, 'bothKnew', both_knew, 'complete', complete, 'ofRecords', of_records)) as count,
      c.entered_by as "byId", p.name as "enteredBy", (c.entered_at at time zone ${env().RAPPORT_TIME_ZONE})::date::text as "enteredOn",
      q.name as "confirmedBy", w.why as withdrawn,
      coalesce((select array_agg(e.id::text order by e.sent_at, e.id) from appraisal_evidence e where e.count_id = c.id), '{}') as evidence
    from appraisal_count c join person p on p.id = c.entered_by
    left join appraisal_count_confirmation f on f.count_id = c.id left join person q on q.id = f.confirmed_by
    left join appraisal_count_withdrawal w on w.count_id = c.id
    where c.period_id = ${periodId} and c.unit_id = any (${uuids(unitIds)}) order by c.entered_at, c.kind, c.subject, c.id`);
  return rows.map(({ count, byId, confirmedBy, withdrawn, ...row }) => ({
    ...row,
    count: auditedCount.parse(count),
    isOwn: byId === actor.personId,
    confirmedBy: confirmedBy ?? undefined,
    withdrawn: withdrawn ?? undefined,
  }));
}

/** What counts: confirmed by a second person, and not withdrawn. */
export async function confirmedCounts(tx: Tx, actor: StaffActor, periodId: string, unitIds: readonly string[]): Promise<KeptCount[]> {
  return (await countsIn(tx, actor, periodId, unitIds)).filter(({ confirmedBy, withdrawn }) => confirmedBy && withdrawn === undefined);
}

/** What officers of a unit and their residents know of each other, in sum. */
export type FamiliaritySum = { unitId: string; officers: number; count: AuditedCount };

function familiarityOf(unitId: string, counts: readonly KeptCount[]): FamiliaritySum[] {
  const own = counts
    .filter((each) => each.unitId === unitId && each.confirmedBy && each.withdrawn === undefined)
    .flatMap(({ count }) => (count.kind === "familiarity" ? [count] : []));
  const sum = (of: "sampled" | "officerKnew" | "residentKnew" | "bothKnew") => own.reduce((total, each) => total + each[of], 0);
  const officers = new Set(own.map(({ subject }) => subject)).size;
  if (officers < FEWEST_CLUSTERS) return [];
  const sums = { sampled: sum("sampled"), officerKnew: sum("officerKnew"), residentKnew: sum("residentKnew"), bothKnew: sum("bothKnew") };
  return [{ unitId, officers, count: { kind: "familiarity", subject: "", ...sums } }];
}

/**
 * The counts of a period that the actor may read. What was counted of single officers is for whoever audits their unit; others read its sum
 * over officers.
 */
export function countsOf(actor: StaffActor, periodId: string): Promise<{ counts: KeptCount[]; familiarity: FamiliaritySum[] }> {
  return transaction(reachOf(actor), async (tx) => {
    const readable = await readableIn(tx, actor, await periodIn(tx, actor, periodId));
    const audits = await unitsWithRole(actor, MAY["counts.enter"], tx);
    const all = await countsIn(tx, actor, periodId, readable);
    return {
      counts: all.filter(({ unitId, count }) => count.kind !== "familiarity" || audits.includes(unitId)),
      familiarity: readable.filter((id) => !audits.includes(id)).flatMap((id) => familiarityOf(id, all)),
    };
  });
}

/** The cells of the counts that stand in a period: within the reach of the transaction, and not withdrawn. */
export async function standingIn(tx: Tx, periodId: string): Promise<Set<string>> {
  const rows = await tx.execute<Pick<AuditedCount, "kind" | "subject"> & { unitId: string }>(sql`
    select c.unit_id as "unitId", c.kind, c.subject from appraisal_count c
    where c.period_id = ${periodId} and not exists (select from appraisal_count_withdrawal w where w.count_id = c.id)`);
  return new Set(rows.map((row) => cellOf(row.unitId, row)));
}

/** The same, for whoever looks at a file first. */
export const standingCells = (actor: StaffActor, periodId: string): Promise<Set<string>> =>
  transaction(reachOf(actor), (tx) => standingIn(tx, periodId));

/** A file that stands as evidence behind a count or a contest of a unit that the actor may read. */
export function evidenceFile(actor: StaffActor, periodId: string, id: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const readable = await readableIn(tx, actor, await periodIn(tx, actor, periodId));
    const [found] = await tx.select().from(appraisalEvidence).where(eq(appraisalEvidence.id, id));
    if (!found || !readable.includes(found.unitId)) return undefined;
    const audits = await unitsWithRole(actor, MAY["counts.enter"], tx);
    const [of] = found.countId ? await tx.select().from(appraisalCount).where(eq(appraisalCount.id, found.countId)) : [];
    // What was counted of one officer is for whoever audits the unit.
    return of?.kind === "familiarity" && !audits.includes(found.unitId) ? undefined : { type: found.type, bytes: found.bytes };
  });
}

export type StagedCounts = { id: string; periodId: string; counts: { unitId: string; count: AuditedCount }[] };

const staged = z.array(z.looseObject({ unitId: z.uuid() }));

/** What an import of the actor's would store; `undefined` when there is none under the id. */
export function stagedCounts(actor: StaffActor, id: string): Promise<StagedCounts | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [own] = await tx
      .select()
      .from(appraisalCountImport)
      .where(and(eq(appraisalCountImport.id, id), eq(appraisalCountImport.madeBy, actor.personId)));
    if (!own) return undefined;
    const counts = staged.parse(own.counts).map(({ unitId, ...count }) => ({ unitId, count: auditedCount.parse(count) }));
    return { id, periodId: own.periodId, counts };
  });
}
