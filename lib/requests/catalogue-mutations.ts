import "server-only";
import { eq, max } from "drizzle-orm";
import { agency, helpNeed, helpNeedVersion } from "#db/schema/help-needs.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { holdsForce } from "#lib/units/queries.ts";
import type { WrittenAgency, WrittenNeed } from "./catalogue-definition.ts";

const today = () => dayOf(new Date(), env().RAPPORT_TIME_ZONE);

function keeping<T>(actor: StaffActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await holdsForce(actor, "help.write", tx))) throw new NotFound("the catalogue is not the actor's");
    return work(tx);
  });
}

/** Word a need anew, or a new one; `seen`: the version that the page showed, 0 for a new need. Who asks already keeps the version they began with. */
export function writeNeed(actor: StaffActor, key: string, { kind, ...version }: WrittenNeed, seen: number): Promise<void> {
  return keeping(actor, async (tx) => {
    if (seen === 0) {
      const [last] = await tx.select({ position: max(helpNeed.position) }).from(helpNeed);
      const made = await tx
        .insert(helpNeed)
        .values({ key, position: (last?.position ?? 0) + 1, kind })
        .onConflictDoNothing()
        .returning({ key: helpNeed.key });
      if (made.length === 0) throw new Conflict("there is one of this name");
    }
    const [last] = await tx
      .select({ number: max(helpNeedVersion.number) })
      .from(helpNeedVersion)
      .where(eq(helpNeedVersion.needKey, key));
    if ((last?.number ?? 0) !== seen) throw new Conflict("written meanwhile");
    const rows = await tx
      .insert(helpNeedVersion)
      .values({ needKey: key, number: seen + 1, ...version, writtenBy: actor.personId, writtenOn: today() })
      .onConflictDoNothing()
      .returning({ number: helpNeedVersion.number });
    if (rows.length === 0) throw new Conflict("written meanwhile");
    await record(tx, actor, { event: "need.written", needKey: key, number: seen + 1 });
  });
}

/** Take a need off the list, or put it back; requests of it stay. */
export function retireNeed(actor: StaffActor, key: string, isRetired: boolean): Promise<void> {
  return keeping(actor, async (tx) => {
    const rows = await tx
      .update(helpNeed)
      .set({ retiredOn: isRetired ? today() : null })
      .where(eq(helpNeed.key, key))
      .returning({ key: helpNeed.key });
    if (rows.length === 0) throw new NotFound("no such need");
    await record(tx, actor, { event: "need.retired", needKey: key, number: isRetired ? 1 : 0 });
  });
}

/** Keep who else helps: written anew, or taken off the list. */
export function writeAgency(actor: StaffActor, key: string, { isRetired, ...written }: WrittenAgency): Promise<void> {
  return keeping(actor, async (tx) => {
    const [last] = await tx.select({ position: max(agency.position) }).from(agency);
    const retiredOn = isRetired ? today() : null;
    await tx
      .insert(agency)
      .values({ key, position: (last?.position ?? 0) + 1, ...written, retiredOn })
      .onConflictDoUpdate({ target: agency.key, set: { ...written, retiredOn } });
    await record(tx, actor, { event: isRetired ? "agency.retired" : "agency.written", agencyKey: key });
  });
}
