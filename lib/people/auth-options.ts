import "server-only";
import type { CookiesOptions, NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import { DEFAULT_LOCALE, isLocale } from "#lib/i18n/locales.ts";
import { systemActor } from "./actor.ts";
import { claims, provider } from "./provider.ts";
import { openProvidedSession } from "./provider-mutations.ts";
import { signedInBy } from "./queries.ts";
import { returnPath } from "./return-path.ts";
import { SESSION_SECONDS, sessionCookie } from "./session-cookie.ts";
import { isSessionId } from "./session-id.ts";
import { endSession, openSession } from "./session-mutations.ts";
import { openTicket } from "./ticket.ts";

const door = systemActor("sign-in");
const SIGN_IN = `/${DEFAULT_LOCALE}/staff/sign-in`;
export const PROVIDER = "provider";

/** The user object that next-auth passes around carries nothing but our session id. A ticket comes from our own routes alone. */
async function authorize(typed: { ticket?: string } | undefined): Promise<{ id: string } | null> {
  const ticket = openTicket(typed?.ticket ?? "");
  if (!ticket) return null;
  try {
    const sid = await openSession(door, ticket.personId, ticket.way);
    return sid ? { id: sid } : null;
  } catch (cause) {
    reportFailure("A session could not be opened", cause);
    // next-auth puts this message into a URL.
    throw new Error("Unavailable", { cause });
  }
}

/** The agency's own provider, with everything that keeps an answer from being used elsewhere. */
function agency(): OAuthConfig<{ sub: string }>[] {
  const known = provider();
  if (!known) return [];
  const { issuer, clientId, clientSecret, scope } = known;
  return [
    {
      id: PROVIDER,
      name: known.name,
      type: "oauth",
      wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      issuer,
      clientId,
      clientSecret,
      authorization: { params: { scope } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      profile: ({ sub }) => ({ id: sub }),
    },
  ];
}

/** next-auth's own cookies, under names that bind them to this host. */
function cookies(): Partial<CookiesOptions> {
  const { options } = sessionCookie();
  const cookie = (name: string) => ({ name: `${options.secure ? "__Host-" : ""}rapport-${name}`, options });
  return {
    sessionToken: sessionCookie(),
    callbackUrl: cookie("return"),
    csrfToken: cookie("csrf"),
    pkceCodeVerifier: cookie("verifier"),
    state: cookie("state"),
    nonce: cookie("nonce"),
  };
}

/** Where the agency's provider leads back to: a page of the staff, and nothing else. */
function staffPage(url: string, baseUrl: string): string {
  const { origin, pathname, search } = URL.parse(url, baseUrl) ?? { origin: "", pathname: "", search: "" };
  const locale = pathname.split("/")[1] ?? "";
  const page =
    origin === baseUrl && isLocale(locale)
      ? (returnPath(locale, `${pathname}${search}`) ?? `/${locale}/staff`)
      : `/${DEFAULT_LOCALE}/staff`;
  return `${baseUrl}${page}`;
}

/** next-auth seals and issues the cookie; whether a session holds is for our own row to say. */
export function authOptions(): NextAuthOptions {
  const { RAPPORT_ORIGIN, RAPPORT_SECRET } = env();
  // next-auth takes its own address from here alone; with it set it believes no forwarded header.
  process.env.NEXTAUTH_URL = RAPPORT_ORIGIN;
  return {
    secret: RAPPORT_SECRET,
    useSecureCookies: sessionCookie().options.secure,
    cookies: cookies(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: SIGN_IN, signOut: SIGN_IN, error: SIGN_IN },
    providers: [Credentials({ credentials: { ticket: { type: "text" } }, authorize }), ...agency()],
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== PROVIDER) return true;
        const held = claims.safeParse(profile);
        const sid = held.success ? await openProvidedSession(door, provider()?.issuer ?? "", held.data) : undefined;
        if (sid) user.id = sid;
        return sid !== undefined;
      },
      jwt: async ({ token, user }) => {
        const sid = user ? user.id : token.sid;
        // A token whose session is over is refused here too; next-auth then clears the cookie.
        if (!isSessionId(sid) || !(await signedInBy(door, sid, new Date()))) throw new Error("session is over");
        return { sid };
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => staffPage(url, baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        if (isSessionId(token?.sid)) await endSession(door, token.sid);
      },
    },
    logger: {
      error: (code, detail) => {
        if (code !== "JWT_SESSION_ERROR") reportFailure(`next-auth ${code}`, detail instanceof Error ? detail : detail.error);
      },
      warn: () => {},
      debug: () => {},
    },
  };
}
