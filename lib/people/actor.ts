/** The same as the table `role_holding` knows; a test compares them. */
export const ROLES = ["administrator", "lead", "desk", "analyst", "reviewer", "complaints", "evaluator", "auditor"] as const;
export type Role = (typeof ROLES)[number];

declare const minted: unique symbol;
type Minted = { readonly [minted]: true };

/** Somebody signed in: who, and the units their roles reach (the subtree of each role's unit). */
export type StaffActor = Minted & {
  readonly kind: "staff";
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly { role: Role; unitId: string }[];
  readonly units: readonly string[];
};
/** A resident: nobody we know. */
export type ResidentActor = Minted & { readonly kind: "resident" };
/** A job, a command or the seed. */
export type SystemActor = Minted & { readonly kind: "system"; readonly task: string };

/** Every staff query and every mutation takes one first; only the session module, the jobs, the commands and the seed mint one. */
export type Actor = StaffActor | ResidentActor | SystemActor;

export function staffActor(staff: Omit<StaffActor, "kind" | typeof minted>): StaffActor {
  return { kind: "staff", ...staff } as StaffActor;
}

export function residentActor(): ResidentActor {
  return { kind: "resident" } as ResidentActor;
}

export function systemActor(task: string): SystemActor {
  return { kind: "system", task } as SystemActor;
}

/** What row-level security lets this actor see. */
export function reachOf(actor: Actor): { everything: true } | { everything: false; units: readonly string[] } {
  if (actor.kind === "system") return { everything: true };
  return { everything: false, units: actor.kind === "staff" ? actor.units : [] };
}
