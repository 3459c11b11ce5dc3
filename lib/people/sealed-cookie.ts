import * as z from "zod";
import { env } from "#lib/env.ts";
import { seal, unseal } from "#lib/http/sealed.ts";

const PURPOSE = "staff cookie";

const isSecure = () => env().RAPPORT_ORIGIN.startsWith("https:");
const fullName = (name: string) => (isSecure() ? `__Host-${name}` : name);
const holder = z.strictObject({ value: z.unknown(), until: z.number() });

/** A `Set-Cookie` whose value only this server reads, for so many seconds. Over https its name binds it to this host. */
export function sealedCookie(name: string, value: unknown, seconds: number, now = Date.now()): string {
  const text = seal(env().RAPPORT_SECRET, PURPOSE, name, { value, until: now + seconds * 1000 });
  return `${fullName(name)}=${text}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
}

/** The header that makes a browser forget it. */
export function forgottenCookie(name: string): string {
  return `${fullName(name)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
}

/** What a request's cookie of that name holds, if it was sealed here and is not too old. */
export function cookieIn(headers: Headers, name: string, now = Date.now()): unknown {
  const sent = headers.get("cookie") ?? "";
  const text = new RegExp(`(?:^|;\\s*)${fullName(name)}=([\\w-]+)`).exec(sent)?.[1];
  const found = text ? holder.safeParse(unseal(env().RAPPORT_SECRET, PURPOSE, name, text)) : undefined;
  return found?.success && found.data.until > now ? found.data.value : undefined;
}
