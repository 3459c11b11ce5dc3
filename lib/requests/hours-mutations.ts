import "server-only";
import { eq, max } from "drizzle-orm";
import { workingHours } from "#db/schema/deadlines.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import type { Week } from "#lib/units/office-week.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import type { Holiday } from "./hours-definition.ts";

/** Set when a unit's desk works; `seen`: the version that the page showed. Deadlines that stand already stay as they were promised. */
export function setWorkingHours(
  actor: StaffActor,
  { unitId, week, holidays, seen }: { unitId: string; week: Week; holidays: readonly Holiday[]; seen: number },
): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["requests.supervise"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
    const [last] = await tx
      .select({ number: max(workingHours.number) })
      .from(workingHours)
      .where(eq(workingHours.unitId, unitId));
    if ((last?.number ?? 0) !== seen) throw new Conflict("changed meanwhile");
    const writtenOn = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const rows = await tx
      .insert(workingHours)
      .values({ unitId, number: seen + 1, week, holidays, writtenBy: actor.personId, writtenOn })
      .onConflictDoNothing()
      .returning({ number: workingHours.number });
    if (rows.length === 0) throw new Conflict("changed meanwhile");
    await record(tx, actor, { event: "hours.set", unitId, number: seen + 1 });
  });
}
