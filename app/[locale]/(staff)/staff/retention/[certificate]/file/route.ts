import * as z from "zod";
import { currentStaff } from "#lib/people/session.ts";
import { certificate } from "#lib/requests/retention-queries.ts";

/** A certificate as a file. */
export async function GET(_request: Request, { params }: { params: Promise<{ certificate: string }> }): Promise<Response> {
  const { certificate: id } = await params;
  const actor = await currentStaff();
  const found = actor && z.uuid().safeParse(id).success ? await certificate(actor, id) : undefined;
  if (!found) return new Response("Not found.\n", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const { unitName, on, counts, digest } = found;
  const body = JSON.stringify({ id, unit: unitName, deleted_on: on, counts, digest }, undefined, 2);
  return new Response(`${body}\n`, {
    headers: {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="deletion-${on}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
