import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import * as z from "zod";
import { authOptions, PROVIDER } from "./auth-options.ts";
import { sessionCookie } from "./session-cookie.ts";
import { sealTicket, type Ticket } from "./ticket.ts";

type Call = { path: readonly string[]; method: "GET" | "POST"; cookies?: Record<string, string>; body?: Record<string, string> };
type Answer = { body: unknown; setCookies: string[] };

/** Run next-auth in its API-route form with cookies of our choosing; its route-handler form reads the browser's. */
async function callNextAuth({ path, method, cookies = {}, body = {} }: Call): Promise<Answer> {
  const answer: Answer = { body: undefined, setCookies: [] };
  const keep = (value: unknown) => {
    answer.body = value;
  };
  const response = {
    status: () => response,
    getHeader: () => answer.setCookies,
    setHeader: () => response,
    json: keep,
    send: keep,
    end: () => {},
  };
  const request = { query: { nextauth: path }, method, cookies, body, headers: {} };
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, authOptions());
  return answer;
}

const csrfBody = z.object({ csrfToken: z.string() });
const refusal = z.object({ url: z.url() });

function pair(setCookie: string): [string, string] {
  const [name = "", value = ""] = setCookie.split(";")[0]?.split("=") ?? [];
  return [name, decodeURIComponent(value)];
}

async function csrf(): Promise<{ csrfToken: string; cookies: Record<string, string>; setCookies: string[] }> {
  const answer = await callNextAuth({ path: ["csrf"], method: "GET" });
  const { csrfToken } = csrfBody.parse(answer.body);
  return { csrfToken, cookies: Object.fromEntries(answer.setCookies.map(pair)), setCookies: answer.setCookies };
}

/** Sign somebody in who has shown who they are: the `Set-Cookie` that next-auth issues, or nothing for who has left meanwhile. */
export async function signIn(ticket: Ticket): Promise<string | undefined> {
  const { csrfToken, cookies } = await csrf();
  const body = { ticket: sealTicket(ticket), csrfToken, json: "true" };
  const answer = await callNextAuth({ path: ["callback", "credentials"], method: "POST", cookies, body });
  const issued = answer.setCookies.find((cookie) => cookie.startsWith(`${sessionCookie().name}=`));
  if (issued) return issued;
  const error = new URL(refusal.parse(answer.body).url).searchParams.get("error");
  if (error !== "CredentialsSignin") throw new Error(`next-auth issued no session: ${error}`);
  return undefined;
}

/** Where the agency's provider asks who somebody is, and the cookies that its answer is checked by. */
export async function askProvider(callbackUrl: string): Promise<{ to: string; setCookies: string[] }> {
  const { csrfToken, cookies } = await csrf();
  const body = { csrfToken, json: "true", callbackUrl };
  const answer = await callNextAuth({ path: ["signin", PROVIDER], method: "POST", cookies, body });
  return { to: refusal.parse(answer.body).url, setCookies: answer.setCookies };
}
