import { isId } from "#app/[locale]/(staff)/staff/appraisals/ids.ts";
import { evidenceFile } from "#lib/appraisals/count-queries.ts";
import { NotFound } from "#lib/errors.ts";
import { currentStaff } from "#lib/people/session.ts";

const NAMES = { "application/pdf": "evidence.pdf", "image/webp": "evidence.webp" } as const;

/** A file of evidence, given to be kept and never shown in the page. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string; file: string }> }): Promise<Response> {
  const { id, file } = await params;
  const actor = await currentStaff();
  const found = actor && isId(id) && isId(file) ? await evidenceFile(actor, id, file).catch(notThere) : undefined;
  if (!found) return new Response("Not found.\n", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const name = Object.hasOwn(NAMES, found.type) ? NAMES[found.type as keyof typeof NAMES] : "evidence";
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "Content-Type": found.type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

function notThere(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}
