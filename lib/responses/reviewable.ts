import type { StaffActor } from "#lib/people/actor.ts";
import { type Branch, subtree } from "#lib/units/tree.ts";

/** The units whose held answers an actor may decide on: below a unit where they review, and reached by no lead role of theirs. */
export function reviewableUnits(actor: Pick<StaffActor, "roles">, units: readonly Branch[]): string[] {
  const held = (role: StaffActor["roles"][number]["role"]) => actor.roles.filter((each) => each.role === role).map(({ unitId }) => unitId);
  const led = new Set(held("lead").flatMap((unitId) => subtree(units, unitId)));
  const reviewed = held("reviewer").flatMap((unitId) => subtree(units, unitId).filter((id) => id !== unitId));
  return [...new Set(reviewed)].filter((id) => !led.has(id));
}
