import "server-only";
import { and, between, eq, sql } from "drizzle-orm";
import { visitCount, visitImport } from "#db/schema/units.ts";
import { transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { VisitCount } from "./visits.ts";

/** The visits that were counted at a unit in some months, the first and the last included. */
export function visitsOf(actor: StaffActor, unitId: string, { from, to }: { from: Day; to: Day }): Promise<VisitCount[]> {
  return transaction(reachOf(actor), (tx) =>
    tx
      .select()
      .from(visitCount)
      .where(and(eq(visitCount.unitId, unitId), between(visitCount.month, from, to)))
      .orderBy(visitCount.month, visitCount.serviceKey),
  );
}

/** What reading a file found, before any of it is stored. */
export type VisitChange = VisitCount & { before: number | null };
export type StagedVisits = { id: string; fresh: number; same: number; changed: VisitChange[]; visits: number };

/** What an import of the actor's would change; `undefined` when there is none under the id. */
export function stagedVisits(actor: StaffActor, importId: string): Promise<StagedVisits | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [own] = await tx
      .select({ id: visitImport.id })
      .from(visitImport)
      .where(and(eq(visitImport.id, importId), eq(visitImport.madeBy, actor.personId)));
    if (!own) return undefined;
    const rows = await tx.execute<VisitChange>(sql`
      select staged.unit_id as "unitId", staged.service_key as "serviceKey", staged.month::text as month, staged.visits, stored.visits as before
      from visit_import_row staged left join visit_count stored using (unit_id, service_key, month)
      where staged.import_id = ${importId} order by month, unit_id, service_key`);
    return {
      id: importId,
      fresh: rows.filter(({ before }) => before === null).length,
      same: rows.filter(({ before, visits }) => before === visits).length,
      changed: rows.filter(({ before, visits }) => before !== null && before !== visits),
      visits: rows.reduce((sum, { visits }) => sum + visits, 0),
    };
  });
}
