import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { type StaffActor, staffActor, systemActor } from "./actor.ts";
import { signedInBy } from "./queries.ts";
import { returnPath } from "./return-path.ts";
import { sessionCookie } from "./session-cookie.ts";
import { digestOf, isSessionId } from "./session-id.ts";
import { endSession, noteSession } from "./session-mutations.ts";

const keeper = systemActor("session");

/** The session id in the cookie that next-auth issued; it says nothing about whether the session is over. */
async function sessionIdSent(): Promise<string | undefined> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return undefined;
  try {
    const sid = (await decode({ token, secret: env().RAPPORT_SECRET }))?.sid;
    return isSessionId(sid) ? sid : undefined;
  } catch {
    return undefined;
  }
}

/** Who is signed in, looked up in our own session row once per request. The only place that mints a staff actor. */
export const currentStaff = cache(async (): Promise<StaffActor | undefined> => {
  const sid = await sessionIdSent();
  if (!sid) return undefined;
  const now = new Date();
  const signedIn = await signedInBy(keeper, sid, now);
  if (!signedIn) return undefined;
  const { unnoted, ...staff } = signedIn;
  if (unnoted) await noteSession(keeper, sid, now);
  return staffActor(staff);
});

/** What the database knows the asking browser's session by. */
export async function currentSessionDigest(): Promise<Buffer | undefined> {
  const sid = await sessionIdSent();
  return sid ? digestOf(sid) : undefined;
}

/** For an answer that lasts: whether the session that asked for it still holds. */
export async function sessionWatch(): Promise<() => Promise<boolean>> {
  const sid = await sessionIdSent();
  return async () => sid !== undefined && (await signedInBy(keeper, sid, new Date())) !== undefined;
}

/** Who is signed in; anybody else is sent to sign in, and afterwards to `path` if it is one of the staff's pages. */
export async function requireStaff(locale: Locale, path?: string): Promise<StaffActor> {
  const staff = await currentStaff();
  if (staff) return staff;
  const wish = path && returnPath(locale, path);
  redirect(`/${locale}/staff/sign-in${wish ? `?to=${encodeURIComponent(wish)}` : ""}`);
}

/** End the session of the browser that asks, if it has one. */
export async function endCurrentSession(reason: "signed_out" | "replaced"): Promise<void> {
  const sid = await sessionIdSent();
  if (sid) await endSession((await currentStaff()) ?? keeper, sid, reason);
}
