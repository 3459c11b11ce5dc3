import { env } from "#lib/env.ts";

/**
 * Why a write may not come from where it says it comes, or `undefined` when it may.
 * A browser says `Sec-Fetch-Site`; an old one at least `Origin`. Residents' oldest browsers say neither; staff's must.
 */
export function guardOrigin(headers: Headers, audience: "resident" | "staff"): string | undefined {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" ? undefined : "This form was sent from another site.";
  const origin = headers.get("origin");
  if (origin !== null) return origin === env().RAPPORT_ORIGIN ? undefined : "This form was sent from another site.";
  return audience === "staff" ? "The browser did not say where this form was sent from." : undefined;
}
