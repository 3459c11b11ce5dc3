import { type NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { env } from "#lib/env.ts";
import { guardOrigin } from "#lib/http/origin.ts";
import { DEFAULT_LOCALE, isLocale, type Locale } from "#lib/i18n/locales.ts";
import { authOptions, PROVIDER } from "#lib/people/auth-options.ts";
import { provider } from "#lib/people/provider.ts";

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: NextRequest, context: Context) => Promise<Response>;

/** What of next-auth is served; its HTML pages, its log and its other paths are not. */
const READS = ["csrf", "session"];
/** Where the agency's own provider sends somebody back to, with a code and the state that it was given. */
const ANSWER = `callback/${PROVIDER}`;
const WRITES = ["signout"];
const MAX_BYTES = 32 * 1024;

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}

async function isServed(paths: readonly string[], { params }: Context): Promise<boolean> {
  return paths.includes((await params).nextauth.join("/"));
}

const remembered = (request: NextRequest) => request.cookies.getAll().find(({ name }) => name.endsWith("rapport-return"))?.value;

/** The language of the page that somebody wanted to sign in for. */
function localeIn(request: NextRequest): Locale {
  const [, locale = ""] = URL.parse(remembered(request) ?? "")?.pathname.split("/") ?? [];
  return isLocale(locale) ? locale : DEFAULT_LOCALE;
}

/** next-auth answers 500 to a return address that is no URL; ours is fixed, so nobody needs to name one. */
function namesReturnAddress(request: NextRequest): boolean {
  const url = remembered(request);
  return request.nextUrl.search !== "" || (url !== undefined && !/^https?:/.test(URL.parse(url)?.protocol ?? ""));
}

export const GET: Handler = async (request, context) => {
  if (provider() && (await isServed([ANSWER], context))) return NextAuth(authOptions())(request, context);
  // next-auth says here that the agency's provider, or we, let nobody in.
  if (await isServed(["error"], context))
    return NextResponse.redirect(new URL(`/${localeIn(request)}/staff/sign-in?error=provider`, env().RAPPORT_ORIGIN), 303);
  if (!(await isServed(READS, context))) return plain(404, "Not found.");
  if (namesReturnAddress(request)) return plain(400, "This address takes no parameters.");
  return NextAuth(authOptions())(request, context);
};

export const POST: Handler = async (request, context) => {
  if (!(await isServed(WRITES, context))) return plain(404, "Not found.");
  const refusal = guardOrigin(request.headers, "staff");
  if (refusal) return plain(403, refusal);
  if (namesReturnAddress(request)) return plain(400, "This address takes no parameters.");
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return plain(415, "Send form fields.");
  if (!(Number(request.headers.get("content-length") ?? Number.NaN) <= MAX_BYTES)) return plain(413, "This is too long.");
  return NextAuth(authOptions())(request, context);
};
