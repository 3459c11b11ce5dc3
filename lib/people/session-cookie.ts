import { env } from "#lib/env.ts";
import { LONGEST_MS } from "./session-limits.ts";

export const SESSION_SECONDS = LONGEST_MS / 1000;

/** The one cookie of the staff area. Over https its name binds it to this host and to secure connections. */
export function sessionCookie() {
  const secure = env().RAPPORT_ORIGIN.startsWith("https:");
  return {
    name: secure ? "__Host-rapport-session" : "rapport-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/** The header that makes a browser forget the cookie. */
export function forgottenSessionCookie(): string {
  const { name, options } = sessionCookie();
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${options.secure ? "; Secure" : ""}`;
}
