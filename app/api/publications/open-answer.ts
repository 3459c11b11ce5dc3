import { reportFailure } from "#lib/errors.ts";
import { tagOf } from "../tag.ts";

/** Anybody may read it from any page; it is kept for a while, and asked for again with its tag. */
const OPEN = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
};
const KEPT = "public, max-age=300, must-revalidate";

const TITLES = {
  404: "There is no such publication or file",
  410: "This publication was withdrawn",
  503: "Not available right now",
} as const;

export type OpenAnswer = { body: string | Buffer; type: string } | { refused: 404 | 410; why: string };

function refuse(status: keyof typeof TITLES, detail: string, more: Record<string, string> = {}): Response {
  const problem = { type: "about:blank", title: TITLES[status], status, detail };
  const headers = { ...OPEN, "Cache-Control": "no-store", "Content-Type": "application/problem+json", ...more };
  return new Response(JSON.stringify(problem), { status, headers });
}

/** What was published, for anybody: with a tag, and without its bytes for who has them already. */
export async function openAnswer(request: Request, make: () => Promise<OpenAnswer>): Promise<Response> {
  try {
    const made = await make();
    if ("refused" in made) return refuse(made.refused, made.why);
    const { etag, isKnown } = tagOf(request, made.body);
    const headers = { ...OPEN, ETag: etag, "Cache-Control": KEPT };
    if (isKnown) return new Response(null, { status: 304, headers });
    const body = typeof made.body === "string" ? made.body : new Uint8Array(made.body);
    return new Response(body, { headers: { ...headers, "Content-Type": made.type } });
  } catch (error) {
    reportFailure("What was published could not be read", error);
    return refuse(503, "Try again in a moment", { "Retry-After": "5" });
  }
}
