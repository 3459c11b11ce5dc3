import "server-only";
import { and, eq, max, sql } from "drizzle-orm";
import { serviceRetirement } from "#db/schema/organisation.ts";
import { service } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import type { Localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { holdsForce } from "./queries.ts";

/** Services are for everybody, so only whoever administers a whole force keeps them. */
function keeping<T>(actor: StaffActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await holdsForce(actor, "services.keep", tx))) throw new NotFound("the services are not the actor's");
    return work(tx);
  });
}

export function addService(actor: StaffActor, key: string, name: Localised): Promise<void> {
  return keeping(actor, async (tx) => {
    const [last] = await tx.select({ position: max(service.position) }).from(service);
    const row = { key, name, position: (last?.position ?? 0) + 1 };
    const added = await tx.insert(service).values(row).onConflictDoNothing().returning();
    if (added.length === 0) throw new Conflict("the key is taken");
    await record(tx, actor, { event: "service.added", serviceKey: key, before: null, after: { name, position: row.position } });
  });
}

/** Name a service anew and say where it stands; `seen` is what the page showed. */
export function changeService(
  actor: StaffActor,
  key: string,
  after: { name: Localised; position: number },
  seen: Localised,
): Promise<void> {
  return keeping(actor, async (tx) => {
    const [before] = await tx.select({ name: service.name, position: service.position }).from(service).where(eq(service.key, key));
    if (!before) throw new NotFound("no such service");
    const unchanged = and(eq(service.key, key), sql`${service.name} = ${JSON.stringify(seen)}::jsonb`);
    const changed = await tx.update(service).set(after).where(unchanged).returning();
    if (changed.length === 0) throw new Conflict("changed meanwhile");
    await record(tx, actor, { event: "service.changed", serviceKey: key, before, after });
  });
}

/** A retired service keeps its history and is not offered any more; it can be offered again. */
export function setOffered(actor: StaffActor, key: string, offered: boolean, today: Day): Promise<void> {
  return keeping(actor, async (tx) => {
    const [known] = await tx.select({ key: service.key }).from(service).where(eq(service.key, key));
    if (!known) throw new NotFound("no such service");
    const changed = offered
      ? await tx.delete(serviceRetirement).where(eq(serviceRetirement.serviceKey, key)).returning()
      : await tx
          .insert(serviceRetirement)
          .values({ serviceKey: key, retiredOn: today, retiredBy: actor.personId })
          .onConflictDoNothing()
          .returning();
    const [row] = changed;
    if (!row) throw new Conflict("it is so already");
    const [before, after] = offered ? [row.retiredOn, null] : [null, today];
    await record(tx, actor, { event: offered ? "service.offered_again" : "service.retired", serviceKey: key, before, after });
  });
}
