import type { StaffActor } from "#lib/people/actor.ts";
import { touchpointsOf } from "#lib/surveys/touchpoint-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";

type Kind = { serviceKey: string; questionnaireKey: string; channel: string };

/** The stations of a unit that have no touchpoint of a kind in use, and those that have. */
export async function stationsWithout(actor: StaffActor, units: readonly UnitNode[], unitId: string, kind: Kind) {
  const below = subtree(units, unitId);
  const stations = units.filter((each) => each.kind === "station" && below.includes(each.id));
  const there = (await touchpointsOf(actor, below)).filter(
    (each) =>
      !each.retiredOn &&
      each.serviceKey === kind.serviceKey &&
      each.questionnaireKey === kind.questionnaireKey &&
      each.channel === kind.channel,
  );
  const has = (id: string) => there.some(({ unit }) => unit.id === id);
  return { missing: stations.filter(({ id }) => !has(id)), present: stations.filter(({ id }) => has(id)) };
}
