import { openApi } from "#lib/api/openapi.ts";
import { env } from "#lib/env.ts";
import packageJson from "#package" with { type: "json" };

export const dynamic = "force-dynamic";

/** What programs may ask, described for their makers. */
export function GET(): Response {
  return Response.json(openApi(env().RAPPORT_ORIGIN, packageJson.version), {
    headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300" },
  });
}
