import "server-only";
import { transaction } from "#db/transaction.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { type AuditFilter, type AuditLine, auditLinesIn } from "./queries.ts";
import { record } from "./record.ts";

/** More than this is taken away in parts, by days. */
const MOST_ROWS = 50_000;

/** Take the audit away, which is recorded; `NotFound` for whoever may not read it. */
export function exportAudit(actor: StaffActor, filter: AuditFilter): Promise<AuditLine[]> {
  return transaction(reachOf(actor), async (tx) => {
    const lines = await auditLinesIn(tx, actor, filter, { most: MOST_ROWS });
    if (!lines) throw new NotFound("the audit is not the actor's");
    await record(tx, actor, { event: "audit.exported", rows: lines.length, from: filter.from, to: filter.to });
    return lines;
  });
}
