import "server-only";
import { asc, eq, inArray } from "drizzle-orm";
import { unitClosure, unitPlacement } from "#db/schema/organisation.ts";
import { unit } from "#db/schema/units.ts";
import { transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { type UnitNode, unitsWithRole } from "./queries.ts";
import { ALWAYS } from "./standing.ts";

export type Move = { parentId: string; from: Day };
export type KeptUnit = UnitNode & {
  /** Whether the actor administers it. */
  mine: boolean;
  closed: { on: Day; why: string } | undefined;
  /** Where it stood first, and every move, the oldest first; empty where it never moved. */
  moves: Move[];
};

/** The units that the actor reaches, with whether they work, and where they stood and will stand. */
export function organisation(actor: StaffActor): Promise<KeptUnit[]> {
  return transaction(reachOf(actor), async (tx) => {
    if (actor.units.length === 0) return [];
    const mine = new Set(await unitsWithRole(actor, MAY["units.keep"], tx));
    const rows = await tx
      .select()
      .from(unit)
      .leftJoin(unitClosure, eq(unitClosure.unitId, unit.id))
      .where(inArray(unit.id, [...actor.units]))
      .orderBy(unit.slug);
    const placed = await tx
      .select()
      .from(unitPlacement)
      .where(inArray(unitPlacement.unitId, [...actor.units]))
      .orderBy(asc(unitPlacement.fromMonth));
    const moves = Map.groupBy(placed, ({ unitId }) => unitId);
    return rows.map(({ unit: { name, ...row }, unit_closure: closure }) => ({
      ...row,
      name: localised.parse(name),
      mine: mine.has(row.id),
      closed: closure ? { on: closure.closedOn, why: closure.why } : undefined,
      moves: (moves.get(row.id) ?? []).map(({ parentId, fromMonth }) => ({ parentId, from: fromMonth })),
    }));
  });
}

/** The move of a unit that is planned and has not come yet. */
export function plannedMove({ moves }: Pick<KeptUnit, "moves">, today: Day): Move | undefined {
  const last = moves.at(-1);
  return last && last.from !== ALWAYS && last.from > today ? last : undefined;
}
