import "server-only";
import { createHash } from "node:crypto";
import { cookies } from "next/headers";
import * as z from "zod";
import { env } from "#lib/env.ts";
import type { Fields } from "./fields.ts";
import { seal, unseal } from "./sealed.ts";

/** A form that was refused: what was typed, and a message key for each field that needs another look. */
export type ReturnedForm = { values: Fields; problems: Readonly<Record<string, string>> };

const NAME = "returned_form_";
const PURPOSE = "returned form";
const SECONDS = 300;
// A browser keeps 4,096 bytes a cookie, and Node reads 16 KB of headers.
const PART = 3_800;
const PARTS = 3;

const sealedForm = z.strictObject({
  until: z.number(),
  values: z.array(z.tuple([z.string(), z.array(z.string())])),
  problems: z.record(z.string(), z.string()),
});

/** Each page has names of its own: a cookie of the page above would otherwise hide it. */
function nameOf(path: string, index: number): string {
  return `${NAME}${createHash("sha256").update(path).digest("hex").slice(0, 8)}_${index}`;
}

function cookie(index: number, value: string, path: string, seconds: number): string {
  const secure = env().RAPPORT_ORIGIN.startsWith("https:") ? "; Secure" : "";
  return `${nameOf(path, index)}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The cookies that carry a refused form back to its own page for five minutes; `undefined` when it does not fit. */
export function returnedFormCookies(path: string, form: ReturnedForm): string[] | undefined {
  const until = Date.now() + SECONDS * 1000;
  const text = seal(env().RAPPORT_SECRET, PURPOSE, path, { until, values: [...form.values], problems: form.problems });
  const parts = text.match(new RegExp(`.{1,${PART}}`, "g")) ?? [];
  if (parts.length > PARTS) return undefined;
  const unused = Array.from({ length: PARTS - parts.length }, (_, index) => cookie(parts.length + index, "", path, 0));
  return [...parts.map((part, index) => cookie(index, part, path, SECONDS)), ...unused];
}

/** Forget what a page holds of a refused form, whether or not the browser has told of it here. */
export function forgottenForm(path: string): string[] {
  return Array.from({ length: PARTS }, (_, index) => cookie(index, "", path, 0));
}

/** Forget a refused form once it has been accepted. */
export function clearedFormCookies(path: string, sent: string | null): string[] {
  return sent?.includes(NAME) ? forgottenForm(path) : [];
}

/** The refused form that this page should show again, if there is one. */
export async function returnedForm(path: string): Promise<ReturnedForm | undefined> {
  const jar = await cookies();
  const text = Array.from({ length: PARTS }, (_, index) => jar.get(nameOf(path, index))?.value ?? "").join("");
  if (text === "") return undefined;
  const form = sealedForm.safeParse(unseal(env().RAPPORT_SECRET, PURPOSE, path, text));
  if (!form.success || form.data.until < Date.now()) return undefined;
  return { values: new Map(form.data.values), problems: form.data.problems };
}
