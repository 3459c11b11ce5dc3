import * as z from "zod";
import { currentStaff } from "#lib/people/session.ts";
import { requestFileOf } from "#lib/requests/desk-request-queries.ts";

const ENDINGS: Record<string, string> = { "image/webp": "webp", "application/pdf": "pdf" };

/** A file of a request, to be kept and opened apart: never shown within our pages. */
export async function GET(_request: Request, { params }: { params: Promise<{ request: string; file: string }> }): Promise<Response> {
  const { request, file } = await params;
  const actor = await currentStaff();
  const ids = z.tuple([z.uuid(), z.uuid()]).safeParse([request, file]);
  const found = actor && ids.success ? await requestFileOf(actor, ids.data[0], ids.data[1]) : undefined;
  if (!found) return new Response("Not found.\n", { status: 404 });
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "Content-Type": found.type,
      "Content-Disposition": `attachment; filename="request-${request.slice(0, 8)}-${file.slice(0, 8)}.${ENDINGS[found.type] ?? "bin"}"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}
