import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { env } from "#lib/env.ts";
import { seal, unseal } from "./sealed.ts";

const NAME = "request_draft";
const PURPOSE = "draft cookie";

const held = z.strictObject({ code: z.string(), until: z.number() });

/** One for each language, for the form's pages alone: no other page is told that somebody is asking for help. */
const paths = (): string[] => env().RAPPORT_LANGUAGES.map((locale) => `/${locale}/help`);

function cookiesOf(value: string, seconds: number): (readonly [string, string])[] {
  const secure = env().RAPPORT_ORIGIN.startsWith("https:") ? "; Secure" : "";
  return paths().map(
    (path) => ["Set-Cookie", `${NAME}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`] as const,
  );
}

/** The cookies that let this browser alone go on with what it is writing. */
export function draftCookies(code: string, ms: number, now = Date.now()): (readonly [string, string])[] {
  return cookiesOf(seal(env().RAPPORT_SECRET, PURPOSE, "", { code, until: now + ms }), Math.ceil(ms / 1000));
}

/** Nothing is left of it in the browser. */
export const clearedDraftCookies = (): (readonly [string, string])[] => cookiesOf("", 0);

function read(text: string | undefined): string | undefined {
  const found = text ? held.safeParse(unseal(env().RAPPORT_SECRET, PURPOSE, "", text)) : undefined;
  return found?.success && found.data.until > Date.now() ? found.data.code : undefined;
}

/** The code of what this browser is writing, or has just sent. */
export async function draftCode(): Promise<string | undefined> {
  return read((await cookies()).get(NAME)?.value);
}

/** The same for a route, which has the request. */
export function draftCodeOf(request: Request): string | undefined {
  const sent = request.headers.get("cookie") ?? "";
  return read(new RegExp(`(?:^|;\\s*)${NAME}=([^;]*)`).exec(sent)?.[1]);
}
