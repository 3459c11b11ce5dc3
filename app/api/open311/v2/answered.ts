import { CALLS, WINDOW_SECONDS } from "#lib/api/limits.ts";
import { type XmlValue, xmlOf } from "#lib/api/xml.ts";
import { env } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import { sourceOf } from "#lib/http/source.ts";
import { Tries } from "#lib/requests/tries.ts";

export type Format = "json" | "xml";
/** What is asked for: its name before the point, and after it the format. */
type Named = { name: string; format: Format };

/** What is given: under `root` in XML, as it is in JSON. */
export type Given = { root: string; value: XmlValue };
export type Refusal = { status: 400 | 403 | 404 | 413 | 415 | 429 | 503; problems: readonly string[] };

const ITEMS = { services: "service", attributes: "attribute", values: "value", service_requests: "request", errors: "error" };

const shared = globalThis as typeof globalThis & { rapportOpen311?: Tries };
shared.rapportOpen311 ??= new Tries(CALLS, WINDOW_SECONDS * 1000);
const sources = shared.rapportOpen311;

/** `services.json` as a name and a format; anything else is neither. */
export function named(file: string): Named | undefined {
  const [, name, format] = /^(.+)\.(json|xml)$/.exec(file) ?? [];
  return name && (format === "json" || format === "xml") ? { name, format } : undefined;
}

function written(format: Format, status: number, { root, value }: Given, headers: Record<string, string>): Response {
  const body = format === "xml" ? xmlOf(root, value, ITEMS) : JSON.stringify(value);
  return new Response(body, {
    status,
    headers: {
      "Content-Type": `${format === "xml" ? "text/xml" : "application/json"}; charset=utf-8`,
      "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept-Language",
      ...headers,
    },
  });
}

/** Errors as GeoReport v2 gives them: a list of codes, each with what is wrong. */
export function refused(format: Format, { status, problems }: Refusal, headers: Record<string, string> = {}): Response {
  return written(format, status, { root: "errors", value: problems.map((description) => ({ code: status, description })) }, headers);
}

export function answered(format: Format, answer: Given | Refusal, headers: Record<string, string> = {}): Response {
  return "problems" in answer ? refused(format, answer, headers) : written(format, 200, answer, headers);
}

/** The format that an address asks for, JSON where it names none; a limit for each source; and an answer also when we fail. */
export async function asked<P extends { resource: string; file?: string }>(
  request: Request,
  given: Promise<P>,
  handle: (format: Format, params: P) => Promise<Response>,
): Promise<Response> {
  const params = await given;
  const format = named(params.file ?? params.resource)?.format ?? "json";
  const now = Date.now();
  const address = sourceOf(request.headers, env().RAPPORT_TRUSTED_PROXIES);
  if (sources.isSpent(address, now))
    return refused(format, { status: 429, problems: ["too many calls"] }, { "Retry-After": String(WINDOW_SECONDS) });
  sources.add(address, now);
  try {
    return await handle(format, params);
  } catch (error) {
    reportFailure("A city's call could not be answered", error);
    return refused(format, { status: 503, problems: ["try again in a moment"] }, { "Retry-After": "5" });
  }
}
