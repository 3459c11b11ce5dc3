import "server-only";
import { sql } from "drizzle-orm";
import type { REPLY_KINDS } from "#db/schema/appraisals.ts";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { AppraisedId } from "./indicators.ts";
import { periodIn, readableIn } from "./period-queries.ts";

export type Reply = {
  id: string;
  kind: (typeof REPLY_KINDS)[number];
  indicator: AppraisedId | undefined;
  answers: string | undefined;
  words: string;
  by: string;
  on: Day;
  evidence: string[];
};

type Row = Omit<Reply, "indicator" | "answers"> & { indicator: AppraisedId | null; answers: string | null };

/** What was said on a unit's card, in its order. */
export function repliesOn(actor: StaffActor, periodId: string, unitId: string): Promise<Reply[]> {
  return transaction(reachOf(actor), async (tx) => {
    const readable = await readableIn(tx, actor, await periodIn(tx, actor, periodId));
    const rows = await tx.execute<Row>(sql`
      select r.id, r.kind, r.indicator, r.answers, r.words, p.name as by, (r.written_at at time zone ${env().RAPPORT_TIME_ZONE})::date::text as on,
        coalesce((select array_agg(e.id::text) from appraisal_evidence e where e.reply_id = r.id), '{}') as evidence
      from appraisal_reply r join person p on p.id = r.written_by
      where r.period_id = ${periodId} and r.unit_id = any (${uuids(readable.filter((id) => id === unitId))}) order by r.written_at, r.id`);
    return rows.map(({ indicator, answers, ...row }) => ({ ...row, indicator: indicator ?? undefined, answers: answers ?? undefined }));
  });
}
