import { readiness } from "#lib/operations/health-queries.ts";
import { systemActor } from "#lib/people/actor.ts";

export const dynamic = "force-dynamic";

/** Whether the process lives, and whether it can take answers: 200 or 503. */
export async function GET(): Promise<Response> {
  const found = await readiness(systemActor("health"));
  return Response.json({ live: true, ...found }, { status: found.ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
