import { shownPhoto } from "#lib/units/public-queries.ts";

const DIGEST = /^[\da-f]{64}$/;

/** A unit's photo under the digest of its bytes, which never change. */
export async function GET(_request: Request, { params }: { params: Promise<{ digest: string }> }): Promise<Response> {
  const { digest } = await params;
  const bytes = DIGEST.test(digest) ? await shownPhoto(digest) : undefined;
  if (!bytes) return new Response("Not found.\n", { status: 404, headers: { "Content-Type": "text/plain", "Cache-Control": "no-store" } });
  const headers = {
    "Content-Type": "image/webp",
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
  };
  return new Response(new Uint8Array(bytes), { headers });
}
