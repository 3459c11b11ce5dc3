import { ROLES, type Role } from "#lib/people/actor.ts";
import { type Action, MAY } from "#lib/people/matrix.ts";
import { SEERS, type Seer } from "./definition.ts";

const isAction = (seer: Seer): seer is Action => !SEERS.some((each) => each === seer);

/** The roles that may see what these name, in the order of all roles. */
export function rolesAmong(seers: readonly Seer[]): Role[] {
  const may = new Set<Role>(seers.filter(isAction).flatMap((action) => MAY[action]));
  return ROLES.filter((role) => may.has(role));
}

/** Who is no role among them. */
export const othersAmong = (seers: readonly Seer[]) => SEERS.filter((each) => each !== "none" && seers.includes(each));
