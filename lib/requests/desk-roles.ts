import type { Role } from "#lib/people/actor.ts";

/** Who works requests of a unit. */
export const DESK_ROLES = ["desk", "lead", "administrator"] as const satisfies readonly Role[];
/** Who works complaints, which stand with the force and never with the unit complained of. */
export const COMPLAINT_ROLES = ["complaints"] as const satisfies readonly Role[];
/** Who may close what a resident said was not solved. */
export const SUPERVISOR_ROLES = ["lead", "administrator"] as const satisfies readonly Role[];
