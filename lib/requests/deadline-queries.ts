import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import { requestPause } from "#db/schema/deadlines.ts";
import { helpNeedVersion } from "#db/schema/help-needs.ts";
import { request, requestConfirmation } from "#db/schema/requests.ts";
import type { Tx } from "#db/transaction.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { officeHoursIn } from "./hours-queries.ts";
import { dueAt, momentOf } from "./working-hours.ts";

/** The first moment at which a request can be worked: where no hour is known, the day after it came, for its deadline would tell the hour. */
export function workableFrom(receivedOn: string, receivedAt: Date | null): Date {
  return receivedAt ?? momentOf(addDays(receivedOn, 1), 0, env().RAPPORT_TIME_ZONE);
}

/** The moment of the present, or where no hour may be known, the end of the day. */
export function tellable(now: Date, isClue: boolean): Date {
  const zone = env().RAPPORT_TIME_ZONE;
  return isClue ? momentOf(addDays(dayOf(now, zone), 1), 0, zone) : now;
}

/** By when a request must be answered now: by its need's hours since it came or was opened again, pauses left out; none while it is paused. */
export async function deadlineIn(tx: Tx, id: string): Promise<Date | undefined> {
  const [found] = await tx
    .select({ request, hours: helpNeedVersion.hours })
    .from(request)
    .innerJoin(helpNeedVersion, and(eq(helpNeedVersion.needKey, request.needKey), eq(helpNeedVersion.number, request.needVersion)))
    .where(eq(request.id, id));
  if (!found) return undefined;
  const pauses = await tx.select().from(requestPause).where(eq(requestPause.requestId, id)).orderBy(asc(requestPause.number));
  const [said] = await tx
    .select()
    .from(requestConfirmation)
    .where(eq(requestConfirmation.requestId, id))
    .orderBy(desc(requestConfirmation.round))
    .limit(1);
  const zone = env().RAPPORT_TIME_ZONE;
  const { receivedOn, receivedAt, unitId } = found.request;
  // A "no" is told by its day alone, so the new deadline counts from the next.
  const from = said && !said.solved ? momentOf(addDays(said.on, 1), 0, zone) : workableFrom(receivedOn, receivedAt);
  return dueAt(
    from,
    found.hours,
    await officeHoursIn(tx, unitId),
    pauses.filter(({ to }) => to === null || to > from).map(({ from: since, to }) => ({ from: since, to: to ?? undefined })),
  );
}
