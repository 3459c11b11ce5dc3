import "server-only";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { EXPORT_ROLES } from "./export-roles.ts";
import type { Selection } from "./queries.ts";

/** Write down that somebody takes rates away, before they get them. */
export function recordExport(
  actor: StaffActor,
  { unit, period, service = "", channel = "" }: Pick<Selection, "unit" | "period" | "service" | "channel">,
  as: string,
  rows: number,
): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, EXPORT_ROLES, tx)).includes(unit.id)) throw new NotFound("may not export");
    await record(tx, actor, { event: "rates.exported", unitId: unit.id, period: period.key, service, channel, as, rows });
  });
}
