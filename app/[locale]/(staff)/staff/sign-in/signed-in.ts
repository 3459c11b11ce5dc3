import type { Outcome } from "#lib/http/form-post.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { systemActor } from "#lib/people/actor.ts";
import { deviceCookie } from "#lib/people/device-cookie.ts";
import { forgottenPending } from "#lib/people/pending-cookie.ts";
import { returnPath } from "#lib/people/return-path.ts";
import { endCurrentSession } from "#lib/people/session.ts";
import { signIn } from "#lib/people/sign-in.ts";
import { emailOf } from "#lib/people/sign-in-queries.ts";
import type { Ticket } from "#lib/people/ticket.ts";

/** The headers that sign somebody in who has shown who they are, and let the browser be known again; nothing for who has left. */
export async function signedInHeaders(ticket: Ticket): Promise<(readonly [string, string])[] | undefined> {
  const setCookie = await signIn(ticket);
  if (!setCookie) return undefined;
  await endCurrentSession("replaced");
  const email = await emailOf(systemActor("sign-in"), ticket.personId);
  const cookies = [setCookie, forgottenPending(), ...(email ? [deviceCookie(email)] : [])];
  return cookies.map((cookie) => ["Set-Cookie", cookie] as const);
}

/** Sign somebody in and lead to where they wanted to go. */
export async function signedIn(locale: Locale, ticket: Ticket, wish: string): Promise<Outcome> {
  const headers = await signedInHeaders(ticket);
  if (!headers) return { kind: "rejected", to: `/${locale}/staff/sign-in`, problems: { email: "no_match" } };
  return { kind: "done", to: returnPath(locale, wish) ?? `/${locale}/staff`, headers };
}
