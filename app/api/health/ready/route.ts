import { readiness } from "#lib/operations/health-queries.ts";
import { systemActor } from "#lib/people/actor.ts";

export const dynamic = "force-dynamic";

/** A proxy should send visitors here only while this is 200. */
export async function GET(): Promise<Response> {
  const { ready } = await readiness(systemActor("health"));
  return Response.json({ ready }, { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
