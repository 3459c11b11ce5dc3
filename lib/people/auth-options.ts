import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/locales.ts";
import { systemActor } from "./actor.ts";
import { signedInBy } from "./queries.ts";
import { SESSION_SECONDS, sessionCookie } from "./session-cookie.ts";
import { isSessionId } from "./session-id.ts";
import { endSession, openSession } from "./session-mutations.ts";

const door = systemActor("sign-in");
const SIGN_IN = `/${DEFAULT_LOCALE}/staff/sign-in`;

/** The user object that next-auth passes around carries nothing but our session id. */
async function authorize(typed: { email?: string; password?: string } | undefined): Promise<{ id: string } | null> {
  try {
    const session = await openSession(door, { email: typed?.email ?? "", password: typed?.password ?? "" });
    return session ? { id: session.sid } : null;
  } catch (cause) {
    reportFailure("Sign-in failed for a reason that is not the password", cause);
    // next-auth puts this message into a URL.
    throw new Error("Unavailable", { cause });
  }
}

/** next-auth seals and issues the cookie; whether a session holds is for our own row to say. */
export function authOptions(): NextAuthOptions {
  const { RAPPORT_ORIGIN, RAPPORT_SECRET } = env();
  // next-auth takes its own address from here alone; with it set it believes no forwarded header.
  process.env.NEXTAUTH_URL = RAPPORT_ORIGIN;
  return {
    secret: RAPPORT_SECRET,
    useSecureCookies: sessionCookie().options.secure,
    cookies: { sessionToken: sessionCookie() },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: SIGN_IN, signOut: SIGN_IN, error: SIGN_IN },
    providers: [Credentials({ credentials: { email: { type: "email" }, password: { type: "password" } }, authorize })],
    callbacks: {
      jwt: async ({ token, user }) => {
        const sid = user ? user.id : token.sid;
        // A token whose session is over is refused here too; next-auth then clears the cookie.
        if (!isSessionId(sid) || !(await signedInBy(door, sid, new Date()))) throw new Error("session is over");
        return { sid };
      },
      session: ({ session }) => ({ expires: session.expires }),
      // Where to go next is our own routes' business, never a parameter's.
      redirect: ({ baseUrl }) => `${baseUrl}/${DEFAULT_LOCALE}/staff`,
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
