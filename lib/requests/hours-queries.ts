import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { workingHours } from "#db/schema/deadlines.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { type Week, week } from "#lib/units/office-week.ts";
import { type Holiday, holidays } from "./hours-definition.ts";
import { type OfficeHours, usualHours } from "./working-hours.ts";

type Found = { unitId: string; number: number; week: Week; holidays: Holiday[] };

/** The hours that hold for a unit: its own, or those of the nearest unit above it that has some. */
async function foundIn(tx: Tx, unitId: string): Promise<Found | undefined> {
  const [row] = await tx.execute<{ unitId: string; number: number; week: unknown; holidays: unknown }>(sql`
    with recursive above as (select id, parent_id, 0 as height from unit where id = ${unitId}
      union all select u.id, u.parent_id, a.height + 1 from unit u join above a on u.id = a.parent_id)
    select h.unit_id as "unitId", h.number, h.week, h.holidays from above a join working_hours h on h.unit_id = a.id
    order by a.height, h.number desc limit 1`);
  return row && { ...row, week: week.parse(row.week), holidays: holidays.parse(row.holidays) };
}

/** When the desk of a unit works, for its deadlines. */
export async function officeHoursIn(tx: Tx, unitId: string): Promise<OfficeHours> {
  const timeZone = env().RAPPORT_TIME_ZONE;
  const found = await foundIn(tx, unitId);
  if (!found) return usualHours(timeZone);
  return { timeZone, week: found.week.map((day) => day ?? undefined), holidays: found.holidays.map(({ day }) => day) };
}

export type UnitHours = { week: Week; holidays: Holiday[]; number: number; ofUnitId: string | undefined };

/** The same to show and change: `number` is the unit's own newest version, 0 where it has none and works as `ofUnitId` does. */
export function unitHours(actor: StaffActor, unitId: string): Promise<UnitHours> {
  return transaction(reachOf(actor), async (tx) => {
    const found = await foundIn(tx, unitId);
    const [own] = await tx
      .select({ number: workingHours.number })
      .from(workingHours)
      .where(eq(workingHours.unitId, unitId))
      .orderBy(desc(workingHours.number))
      .limit(1);
    const usual = usualHours(env().RAPPORT_TIME_ZONE).week.map((day): Week[number] => (day ? [day[0], day[1]] : null));
    return { week: found?.week ?? usual, holidays: found?.holidays ?? [], number: own?.number ?? 0, ofUnitId: found?.unitId };
  });
}
