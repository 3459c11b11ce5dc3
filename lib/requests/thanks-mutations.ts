import "server-only";
import { eq } from "drizzle-orm";
import { recognition } from "#db/schema/desk.ts";
import { helpNeed } from "#db/schema/help-needs.ts";
import { request } from "#db/schema/requests.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { officersIn } from "./people-queries.ts";

/** Count a resident's thanks for an officer of the unit, once a lead has looked at them; nobody counts their own. */
export function recogniseThanks(actor: StaffActor, id: string, personId: string, now = new Date()): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const [found] = await tx
      .select({ unitId: request.unitId, kind: helpNeed.kind })
      .from(request)
      .innerJoin(helpNeed, eq(helpNeed.key, request.needKey))
      .where(eq(request.id, id));
    const leads = found?.kind === "thanks" && (await unitsWithRole(actor, MAY["requests.supervise"], tx)).includes(found.unitId);
    if (!found || !leads || personId === actor.personId) throw new NotFound("no thanks to count");
    if (!(await officersIn(tx, found.unitId)).some((each) => each.id === personId)) throw new NotFound("no officer of this unit");
    const reviewedOn = dayOf(now, env().RAPPORT_TIME_ZONE);
    const counted = await tx
      .insert(recognition)
      .values({ requestId: id, unitId: found.unitId, personId, reviewedBy: actor.personId, reviewedOn })
      .onConflictDoNothing()
      .returning({ id: recognition.requestId });
    if (counted.length === 0) throw new Conflict("counted already");
    await record(tx, actor, { event: "thanks.recognised", requestId: id, unitId: found.unitId, personId });
  });
}
