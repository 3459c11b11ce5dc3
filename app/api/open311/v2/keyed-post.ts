import { CallLimit, limitHeaders } from "#lib/api/limits.ts";
import { type Fields, readFields, single } from "#lib/http/fields.ts";
import { type Caller, calledBy } from "#lib/people/token-session.ts";
import { answered, asked, type Given, type Refusal, refused } from "./answered.ts";

const MAX_BYTES = 64 * 1024;

const shared = globalThis as typeof globalThis & { rapportCalls?: CallLimit };
shared.rapportCalls ??= new CallLimit();
const calls = shared.rapportCalls;

type Posting<P> = { caller: Caller; fields: Fields; params: P; request: Request };
type Handle<P> = (posting: Posting<P>) => Promise<Given | Refusal>;

/** The key of GeoReport's `api_key`, or of a header. */
function headersWithKey(request: Request, fields: Fields): Headers {
  const key = single(fields, "api_key") || new URL(request.url).searchParams.get("api_key");
  // A header that HTTP cannot hold is no key of ours.
  return key && /^[\w-]+$/.test(key) ? new Headers({ authorization: `Bearer ${key}` }) : request.headers;
}

/**
 * A write of a program: size cap, key, limit, scope. It asks for no origin: no browser adds the key by itself, so another site's page
 * cannot write with it.
 */
export function keyedPost<P extends { resource: string }>(handle: Handle<P>) {
  return (request: Request, context: { params: Promise<P> }): Promise<Response> =>
    asked(request, context.params, async (format, params) => {
      const body = await readFields(request, MAX_BYTES, true);
      if (!body.ok) return refused(format, { status: body.status, problems: [body.reason] });
      const caller = await calledBy(headersWithKey(request, body.fields));
      if (!caller) return refused(format, { status: 403, problems: ["api_key was missing or is not valid"] });
      const allowance = calls.take(caller.tokenId, Date.now());
      const limits = limitHeaders(allowance);
      if (!allowance.allowed) return refused(format, { status: 429, problems: [`come back in ${allowance.resetSeconds} seconds`] }, limits);
      if (!caller.scopes.includes("requests"))
        return refused(format, { status: 403, problems: ["api_key may not hand over requests"] }, limits);
      return answered(format, await handle({ caller, fields: body.fields, params, request }), limits);
    });
}
