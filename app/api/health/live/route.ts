export const dynamic = "force-dynamic";

/** The process answers; it should be started again where this does not. */
export function GET(): Response {
  return Response.json({ live: true }, { headers: { "Cache-Control": "no-store" } });
}
