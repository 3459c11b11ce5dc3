import * as z from "zod";
import { env } from "#lib/env.ts";
import type { Role } from "./actor.ts";

/** What we believe of the agency's own provider about somebody. */
export const claims = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().trim().toLowerCase().max(254).optional(),
  email_verified: z.boolean().optional(),
  name: z.string().trim().min(1).max(120).optional(),
});
export type Claims = z.infer<typeof claims>;

/** The agency's own OpenID Connect provider, where one is set up. */
export function provider() {
  const { RAPPORT_OIDC_ISSUER: issuer, RAPPORT_OIDC_CLIENT_ID: clientId, RAPPORT_OIDC_CLIENT_SECRET: clientSecret } = env();
  if (!issuer || !clientId || !clientSecret) return undefined;
  const { RAPPORT_OIDC_NAME: name, RAPPORT_OIDC_SCOPE: scope } = env();
  return { issuer, clientId, clientSecret, name, scope };
}

type Mapped = { role: Role; unit: string };

/** The roles that somebody's claim gives, or `undefined` where roles are given by hand. */
export function mappedRoles(held: Claims): readonly Mapped[] | undefined {
  const { RAPPORT_OIDC_CLAIM: claim, RAPPORT_OIDC_ROLES: roles } = env();
  if (Object.keys(roles).length === 0) return undefined;
  const values = z.union([z.array(z.string()), z.string().transform((one) => [one])]).safeParse(held[claim]);
  return values.success ? values.data.flatMap((value) => roles[value] ?? []) : [];
}
