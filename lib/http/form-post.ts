import "server-only";
import { reportFailure } from "#lib/errors.ts";
import { type Fields, readFields, type SentFile, TOO_LONG } from "./fields.ts";
import { guardOrigin } from "./origin.ts";
import { clearedFormCookies, returnedFormCookies } from "./returned-form.ts";

/** What a write came to. `to` is always a path of ours, never text that somebody typed. */
export type Outcome =
  | { kind: "done"; to: string; headers?: readonly (readonly [string, string])[] }
  /** The page at `to` shows the form again with its values; a problem is a message key, under the field's name; fields in `drop` do not come back, and `back` comes instead of what was sent. */
  | {
      kind: "rejected";
      to: string;
      problems: Readonly<Record<string, string>>;
      drop?: readonly string[];
      back?: Fields | undefined;
      headers?: readonly (readonly [string, string])[];
    }
  /** The page at `to` asks for more before anything is stored; it gets the values so far. */
  | { kind: "continued"; to: string }
  /** A file that is made by the write and given once. */
  | { kind: "file"; name: string; type: string; bytes: Uint8Array }
  /** Too many tries from one source. */
  | { kind: "limited"; seconds: number }
  | { kind: "missing" }
  | { kind: "conflict" };

type Posted<P> = { fields: Fields; files: ReadonlyMap<string, SentFile>; params: P; request: Request };

type Options<P> = {
  /** Staff writes refuse a request that names no origin at all. */
  audience: "resident" | "staff";
  maxBytes?: number;
  /** The form has a file field. */
  withFiles?: boolean;
  handle: (posted: Posted<P>) => Promise<Outcome>;
};

const MAX_BYTES = 32 * 1024;

/** Fields that never come back, nor lie in a cookie. */
const SECRET = /^(?:password$|now-)/;

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}

/** The one way to write: origin guard, size cap, parse, mutation, 303. */
export function formPost<P>(options: Options<P>): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    const refusal = guardOrigin(request.headers, options.audience);
    if (refusal) return plain(403, refusal);
    const body = await readFields(request, options.maxBytes ?? MAX_BYTES, options.withFiles);
    if (!body.ok) return plain(body.status, body.reason);
    const params = await context.params;
    const { fields, files } = body;
    const outcome = await options.handle({ fields, files, params, request }).catch((error: unknown) => failed(request, error));
    return answer(request, outcome, body.fields);
  };
}

/** When we fail, for example because the database is away, what was typed comes back to be sent again; a password never does. */
function failed(request: Request, error: unknown): Outcome {
  reportFailure("A form could not be handled", error);
  return { kind: "rejected", to: pageOf(request), problems: { form: "unavailable" } };
}

/** A route stands beside its page: the page is one segment up. */
function pageOf(request: Request): string {
  return new URL(request.url).pathname.replace(/\/[^/]*$/, "");
}

/** The page without its filters: that is where a refused form is looked for. */
const pathOf = (to: string) => to.replace(/\?.*$/, "");

/** A header holds ASCII alone, whatever signs somebody has put into an address. */
const inAscii = (to: string): string => to.replaceAll(/[^!-~]+/g, (part) => encodeURIComponent(part.toWellFormed()));

function answer(request: Request, outcome: Outcome, fields: Fields): Response {
  if (outcome.kind === "missing") return plain(404, "Not found.");
  if (outcome.kind === "conflict") return plain(409, "Somebody else changed this first. Go back, reload the page and try again.");
  if (outcome.kind === "limited") {
    const refusal = plain(429, "Too many tries. Wait a few minutes, then go back and try again.");
    refusal.headers.set("Retry-After", String(outcome.seconds));
    return refusal;
  }
  if (outcome.kind === "file") {
    const disposition = `attachment; filename="${outcome.name.replaceAll(/[^\w.-]/g, "-")}"`;
    const headers = { "Content-Type": outcome.type, "Content-Disposition": disposition, "Cache-Control": "private, no-store" };
    return new Response(Buffer.from(outcome.bytes), { headers });
  }
  const to = inAscii(outcome.to);
  const headers = new Headers({ Location: to, "Cache-Control": "no-store" });
  if (outcome.kind === "done") {
    for (const [name, value] of outcome.headers ?? []) headers.append(name, value);
    for (const cookie of clearedFormCookies(pageOf(request), request.headers.get("cookie"))) headers.append("Set-Cookie", cookie);
  } else {
    const { drop = [], problems = {}, back = fields, headers: more = [] } = outcome.kind === "rejected" ? outcome : {};
    for (const [name, value] of more) headers.append(name, value);
    const kept = new Map([...back].filter(([name]) => !drop.includes(name) && !SECRET.test(name)));
    const cookies = returnedFormCookies(pathOf(to), { values: kept, problems });
    if (!cookies) return plain(413, TOO_LONG);
    for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  }
  return new Response(null, { status: 303, headers });
}
