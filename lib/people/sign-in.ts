import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import * as z from "zod";
import { authOptions } from "./auth-options.ts";
import { sessionCookie } from "./session-cookie.ts";

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

/** Sign in through next-auth's credentials flow: the `Set-Cookie` it issues, or nothing when e-mail and password do not match. */
export async function signIn(typed: { email: string; password: string }): Promise<string | undefined> {
  const csrf = await callNextAuth({ path: ["csrf"], method: "GET" });
  const { csrfToken } = csrfBody.parse(csrf.body);
  const cookies = Object.fromEntries(csrf.setCookies.map(pair));
  const body = { ...typed, csrfToken, json: "true" };
  const answer = await callNextAuth({ path: ["callback", "credentials"], method: "POST", cookies, body });
  const issued = answer.setCookies.find((cookie) => cookie.startsWith(`${sessionCookie().name}=`));
  if (issued) return issued;
  const error = new URL(refusal.parse(answer.body).url).searchParams.get("error");
  if (error !== "CredentialsSignin") throw new Error(`next-auth issued no session: ${error}`);
  return undefined;
}
