import "server-only";
import { randomUUID } from "node:crypto";
import { population, populationMargin } from "#db/schema/rates.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { NotFound } from "#lib/errors.ts";
import { type Actor, reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import type { PopulationRow } from "./population-file.ts";

export type NewPopulation = { unitId: string; year: number; source: string; rows: readonly PopulationRow[] };

/** The same within a transaction, for the seed too. */
export async function keepPopulation(tx: Tx, actor: Actor, by: string, { unitId, year, source, rows }: NewPopulation): Promise<void> {
  const populationId = randomUUID();
  await tx.insert(population).values({ id: populationId, unitId, year, source, storedBy: by, storedAt: new Date() });
  await tx.insert(populationMargin).values(rows.map((row) => ({ populationId, unitId, ...row })));
  await record(tx, actor, { event: "population.stored", populationId, unitId, year, source, margins: rows.length });
}

/** Store what is known of a unit's residents; what was stored before stays. */
export function storePopulation(actor: StaffActor, stored: NewPopulation): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["population.store"], tx)).includes(stored.unitId)) throw new NotFound("not a unit of the actor's");
    await keepPopulation(tx, actor, actor.personId, stored);
  });
}
