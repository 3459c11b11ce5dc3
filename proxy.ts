import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "#lib/env.ts";
import { PUBLIC_POLICY, staffPolicy } from "#lib/http/policies.ts";
import { acceptedLocale, DEFAULT_LOCALE, isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { provider } from "#lib/people/provider.ts";
import { resultAt } from "#lib/publications/result-queries.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { readSlipCode } from "#lib/surveys/slip-code.ts";
import { readTouchpointCode } from "#lib/surveys/touchpoint-code.ts";
import { publicUnit, unitDoor } from "#lib/units/public-queries.ts";

// Everything but the files of the build, and the posts of answers: their route needs no page's headers, and guards itself.
export const config = { matcher: ["/((?!_next/static/|[a-z]+/s/[0-9A-Z]{7}/answers$).*)"] };

const DEVELOPMENT = process.env.NODE_ENV === "development";

/** Back must show the form that was sent, with its key; a new visit must ask for a new one. `no-store` would forbid the first. */
const FORM_CACHE = "private, no-cache";

export async function proxy(request: NextRequest): Promise<NextResponse> {
  // Next answers an address that cannot be decoded with a 500.
  if (decoded(request.nextUrl.pathname) === "") return NextResponse.redirect(new URL(`/${DEFAULT_LOCALE}/s`, request.url), 303);
  // The database has no text with this sign, so nothing of ours is named with it.
  if (decoded(request.nextUrl.pathname).includes("\0")) return new NextResponse("Not found.\n", { status: 404 });
  // Next answers whoever would write to a file with a 500.
  if (/^\/[a-z-]+\.m?js$/.test(request.nextUrl.pathname))
    return isRead(request) ? NextResponse.next() : new NextResponse(null, { status: 405 });
  const [, locale = "", ...path] = request.nextUrl.pathname.split("/");
  if (locale === "api" || locale === "_next") return NextResponse.next();
  if (!isLocale(locale)) return toLocale(request);
  if (path[0] === "staff") return staff(request);
  if (path[0] === "staff-preview") return preview();
  if (path[0] === "v") return slip(request, locale, path.slice(1));
  if (path[0] === "s") return questionnaire(request, locale, path.slice(1));
  if (path.length > 1 && (path[0] === "help" || path[0] === "requests"))
    return isRead(request) ? ofRequest(path) : NextResponse.next({ headers: { "Content-Security-Policy": PUBLIC_POLICY } });
  if (path[0] === "results" && path.length > 1) return result(path.slice(1));
  return (await isPage(path)) ? resident(NextResponse.next()) : notThere();
}

const isRead = ({ method }: NextRequest) => method === "GET" || method === "HEAD";

/** Files made of a result answer by themselves, with their own headers. */
const RESULT_FILES = ["image", "sheet"];

/** A published result; a withdrawn one says so with its status, and one part of it may be framed by anybody. */
async function result([publication = "", unit, part, ...rest]: string[]): Promise<NextResponse> {
  if (publication === "feed" && part === undefined) return NextResponse.next();
  if (rest.length > 0 || (part !== undefined && part !== "embed" && !RESULT_FILES.includes(part))) return notThere();
  if (part !== undefined && part !== "embed") return NextResponse.next();
  const { status } = await resultAt(residentActor(), decoded(publication), unit === undefined ? undefined : decoded(unit));
  const response = resident(NextResponse.next({ status }));
  if (part === "embed" && !DEVELOPMENT)
    response.headers.set("Content-Security-Policy", PUBLIC_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"));
  return response;
}

const PAGES = ["", "help", "requests", "results", "units", "privacy", "accessibility", "about"];

/** The pages of somebody's request, below the language. */
const OF_REQUEST = /^(?:help\/(?:danger|agencies|ask\/(?:\d{1,2}|check|warning)|code|code\/again)|requests\/mine)$/;

/** Nothing of these pages stays in the browser: Back asks for them again. Our own small script runs there, and the way out may lead elsewhere. */
function ofRequest(path: readonly string[]): NextResponse {
  if (!OF_REQUEST.test(path.join("/"))) return notThere();
  const { RAPPORT_ORIGIN: origin, RAPPORT_EXIT_ADDRESS: exit } = env();
  const response = withScripts(["help.js"], `; connect-src ${origin}`);
  const policy = response.headers.get("Content-Security-Policy");
  if (policy)
    response.headers.set("Content-Security-Policy", policy.replace("form-action 'self'", `form-action 'self' ${new URL(exit).origin}`));
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

async function isPage([page = "", below, ...rest]: string[]): Promise<boolean> {
  if (page === "units" && below && rest.join("/") === "card") return (await unitDoor(decoded(below)))?.contact !== undefined;
  if (rest.length > 0) return false;
  if (page === "units" && below) return (await publicUnit(decoded(below))) !== undefined;
  return below === undefined && PAGES.includes(page);
}

/** The page itself says that there is no such thing; a `notFound()` would send an empty body to people without script. */
function notThere(): NextResponse {
  return resident(NextResponse.next({ status: 404 }));
}

function toLocale(request: NextRequest): NextResponse {
  const url = request.nextUrl.clone();
  url.pathname = `/${acceptedLocale(request.headers.get("accept-language"), env().RAPPORT_LANGUAGES)}${url.pathname === "/" ? "" : url.pathname}`;
  const response = NextResponse.redirect(url, 307);
  response.headers.set("Vary", "Accept-Language");
  return response;
}

function resident(response: NextResponse): NextResponse {
  if (!DEVELOPMENT) response.headers.set("Content-Security-Policy", PUBLIC_POLICY);
  response.headers.set("Cache-Control", FORM_CACHE);
  return response;
}

/** A resident's page in a frame of the staff's: no script, and only our own page may frame it. */
function preview(): NextResponse {
  const response = resident(NextResponse.next());
  if (!DEVELOPMENT)
    response.headers.set("Content-Security-Policy", PUBLIC_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/** A code as typed leads to its own spelling; one that is not ours gets its page with a 404. */
async function questionnaire(request: NextRequest, locale: string, [typed = "", ...below]: string[]): Promise<NextResponse> {
  const url = request.nextUrl.clone();
  const entered = decoded(typed) || (url.searchParams.get("code") ?? "");
  if (readSlipCode(entered)) return slip(request, locale, [entered]);
  const code = readTouchpointCode(entered);
  const touchpoint = code ? await openTouchpoint(code) : undefined;
  const [part = ""] = below;
  if (!code || !touchpoint || (isShared(part) && touchpoint.channel !== "kiosk")) return notThere();
  if (typed === code && isShared(part)) return shared(request, part);
  if (typed === code) return touchpoint.asksProof && part === "" ? withScripts(["proof.js"]) : resident(NextResponse.next());
  url.pathname = ["", locale, "s", code, ...below].join("/");
  url.search = "";
  return NextResponse.redirect(url, 308);
}

/** The own script of a screen that many use; nothing else may run. */
const SCRIPTS = { kiosk: ["kiosk.js"], event: ["event.js"] } as const;

function isShared(part: string): part is keyof typeof SCRIPTS {
  return Object.hasOwn(SCRIPTS, part);
}

/** A resident's page on which the named scripts of ours run, and nothing else. */
function withScripts(names: readonly string[], more = ""): NextResponse {
  const response = resident(NextResponse.next());
  const scripts = names.map((name) => `${env().RAPPORT_ORIGIN}/${name}`).join(" ");
  if (!DEVELOPMENT)
    response.headers.set("Content-Security-Policy", PUBLIC_POLICY.replace("script-src 'none'", `script-src ${scripts}`) + more);
  return response;
}

/** A screen that many people use: nothing of one stays for the next, and one named script runs. */
function shared(request: NextRequest, kind: keyof typeof SCRIPTS): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  if (searchParams.has("new")) {
    const url = request.nextUrl.clone();
    url.search = "";
    const fresh = NextResponse.redirect(url, 303);
    for (const { name } of request.cookies.getAll())
      if (name.startsWith("returned_form_")) fresh.cookies.set(name, "", { path: pathname, maxAge: 0 });
    return fresh;
  }
  const origin = env().RAPPORT_ORIGIN;
  const response = withScripts(SCRIPTS[kind], kind === "event" ? `; connect-src ${origin}; worker-src ${origin}/waiter.js` : "");
  response.headers.set("Cache-Control", kind === "event" ? "private, no-cache" : "private, no-store");
  return response;
}

/** A slip's code as typed leads to its own spelling; whether it still opens anything, its page says. */
function slip(request: NextRequest, locale: string, [typed = "", ...below]: string[]): NextResponse {
  const code = readSlipCode(decoded(typed) || typed);
  if (!code) return notThere();
  if (typed === code) return resident(NextResponse.next());
  const url = request.nextUrl.clone();
  url.pathname = ["", locale, "v", code, ...below].join("/");
  url.search = "";
  return NextResponse.redirect(url, 308);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function staff(request: NextRequest): NextResponse {
  const agency = provider()?.issuer;
  const policy = staffPolicy(randomBytes(16).toString("base64"), DEVELOPMENT).replace(
    "form-action 'self'",
    // A form that leads to the agency's own sign-in is stopped by the browser unless that is named.
    request.nextUrl.pathname.endsWith("/sign-in") && agency ? `form-action 'self' ${new URL(agency).origin}` : "form-action 'self'",
  );
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}
