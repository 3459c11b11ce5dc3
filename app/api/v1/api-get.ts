import * as z from "zod";
import { type AnswerOf, CONTRACT, type Problem, type QueryOf, type Resource } from "#lib/api/contract.ts";
import { CallLimit, limitHeaders } from "#lib/api/limits.ts";
import { env } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { calledBy } from "#lib/people/token-session.ts";
import { tagOf } from "../tag.ts";

const shared = globalThis as typeof globalThis & { rapportCalls?: CallLimit };
shared.rapportCalls ??= new CallLimit();
const calls = shared.rapportCalls;

const TITLES = {
  400: "This cannot be asked",
  401: "No token, or one that does not hold",
  403: "Not with this token",
  404: "Not there, or not yours",
  429: "Too many calls",
  503: "Not available right now",
} as const;

/** `binding` ties a cursor to this caller and these filters. */
export type Asking<R extends Resource> = { actor: StaffActor; query: QueryOf<R>; binding: string; secret: string };
export type Answered<R extends Resource> = AnswerOf<R> | { refused: keyof typeof TITLES; detail: string };

const SAFE = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cache-Control": "private, no-cache",
  Vary: "Authorization",
};

function refuse(status: keyof typeof TITLES, detail: string, headers: Record<string, string> = {}): Response {
  const problem: Problem = { type: "about:blank", title: TITLES[status], status, detail };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { ...SAFE, "Cache-Control": "no-store", "Content-Type": "application/problem+json", ...headers },
  });
}

function queryOf<R extends Resource>(resource: R, url: URL) {
  const given = [...url.searchParams];
  const twice = given.find(([name], at) => given.findIndex(([other]) => other === name) !== at);
  if (twice) return { success: false, words: `${twice[0]} stands there twice` } as const;
  const parsed = CONTRACT[resource].query.safeParse(Object.fromEntries(given));
  return parsed.success
    ? ({ success: true, query: parsed.data as QueryOf<R> } as const)
    : ({ success: false, words: z.prettifyError(parsed.error) } as const);
}

/** A question of a program: token, limit, scope, strict parameters, answer by its contract. */
export function apiGet<R extends Resource>(
  resource: R,
  handle: (asking: Asking<R>) => Promise<Answered<R>>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const caller = await calledBy(request.headers);
      if (!caller) return refuse(401, "Send a token as Authorization: Bearer …", { "WWW-Authenticate": 'Bearer realm="rapport"' });
      const allowance = calls.take(caller.tokenId, Date.now());
      const limits = limitHeaders(allowance);
      if (!allowance.allowed) return refuse(429, `Come back in ${allowance.resetSeconds} seconds`, limits);
      if (!caller.scopes.includes(CONTRACT[resource].scope))
        return refuse(403, `The token needs the scope ${CONTRACT[resource].scope}`, limits);
      const url = new URL(request.url);
      const asked = queryOf(resource, url);
      if (!asked.success) return refuse(400, asked.words, limits);
      const filters = [...url.searchParams].filter(([name]) => name !== "cursor" && name !== "limit").sort();
      const binding = JSON.stringify([resource, caller.tokenId, filters]);
      const answer = await handle({ actor: caller.actor, query: asked.query, binding, secret: env().RAPPORT_SECRET });
      if ("refused" in answer) return refuse(answer.refused, answer.detail, limits);
      const body = JSON.stringify(CONTRACT[resource].answer.parse(answer));
      const { etag, isKnown } = tagOf(request, body);
      const headers = { ...SAFE, ...limits, ETag: etag };
      if (isKnown) return new Response(null, { status: 304, headers });
      return new Response(body, { headers: { ...headers, "Content-Type": "application/json" } });
    } catch (error) {
      reportFailure("A program's question could not be answered", error);
      return refuse(503, "Try again in a moment", { "Retry-After": "5" });
    }
  };
}
