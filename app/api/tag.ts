import { createHash } from "node:crypto";

/** The tag of a body, and whether whoever asks has that body already. */
export function tagOf(request: Request, body: string | Uint8Array): { etag: string; isKnown: boolean } {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((each) => each.trim().replace(/^W\//, ""));
  return { etag, isKnown: known.includes(etag) || known.includes("*") };
}
