import type { Role, StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { type Branch, subtree } from "#lib/units/tree.ts";

/** The units whose held answers an actor may decide on: below a unit where they review, and reached by no lead role of theirs. */
export function reviewableUnits(actor: Pick<StaffActor, "roles">, units: readonly Branch[]): string[] {
  const held = (roles: readonly Role[]) => actor.roles.filter(({ role }) => roles.includes(role)).map(({ unitId }) => unitId);
  const led = new Set(held(["lead"]).flatMap((unitId) => subtree(units, unitId)));
  const reviewed = held(MAY["answers.review"]).flatMap((unitId) => subtree(units, unitId).filter((id) => id !== unitId));
  return [...new Set(reviewed)].filter((id) => !led.has(id));
}
