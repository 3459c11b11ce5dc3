import type { Role } from "#lib/people/actor.ts";
import { type Action, MATRIX } from "#lib/people/matrix.ts";
import type { Relation } from "./actors.ts";

/** Pages and files that stand for an action of the table of roles: who may do it is shown the unit's, and nobody else is. */
export const STANDS_FOR: Readonly<Record<string, { actions: readonly Action[]; by: "status" | "marker" }>> = {
  "/[locale]/staff/requests/[request]": { actions: ["requests.work"], by: "status" },
  "/[locale]/staff/requests/[request]/files/[file]": { actions: ["requests.work"], by: "status" },
  "/[locale]/staff/requests": { actions: ["requests.work"], by: "marker" },
  "/[locale]/staff/alerts": { actions: ["requests.work", "complaints.work"], by: "marker" },
  "/[locale]/staff/retention": { actions: ["requests.hold"], by: "marker" },
  "/[locale]/staff/retention/[certificate]": { actions: ["requests.hold"], by: "status" },
  "/[locale]/staff/retention/[certificate]/file": { actions: ["requests.hold"], by: "status" },
  "/[locale]/staff/issues": { actions: ["issues.read"], by: "marker" },
  "/[locale]/staff/issues/table": { actions: ["issues.read"], by: "status" },
  "/[locale]/staff/deliveries": { actions: ["webhooks.keep"], by: "marker" },
  "/[locale]/staff/audit": { actions: ["audit.read"], by: "marker" },
  "/[locale]/staff/export": { actions: ["rates.export"], by: "status" },
  "/[locale]/staff/words": { actions: ["words.read"], by: "marker" },
  "/[locale]/staff/trend": { actions: ["rates.read"], by: "marker" },
  "/[locale]/staff/slips/[batch]": { actions: ["rates.read"], by: "status" },
  "/[locale]/staff/entry/[pile]": { actions: ["rates.read"], by: "status" },
  "/[locale]/staff/invitations/[wave]": { actions: ["rates.read"], by: "status" },
  "/[locale]/staff/touchpoints/[code]": { actions: ["rates.read"], by: "status" },
  "/[locale]/staff/publications/[draft]": { actions: ["publications.read"], by: "status" },
  "/api/v1/rates": { actions: ["rates.export"], by: "status" },
};

/** Whether the table lets a role, in this relation to a station, do the thing there. */
export function may(action: Action, role: Role, relation: Relation): boolean {
  const permission = Object.values(MATRIX)
    .flatMap((group) => Object.entries<{ roles: readonly Role[]; where: "unit" | "force" | "outside" }>(group))
    .find(([name]) => name === action)?.[1];
  if (!permission?.roles.includes(role)) return false;
  if (permission.where === "force") return false;
  return relation === "parent" || (relation === "own" && permission.where === "unit");
}
