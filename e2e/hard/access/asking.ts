import { headersOf, type Someone } from "./actors.ts";
import type { ShownForm } from "./forms.ts";

const AT_ONCE = 8;
const PATIENCE_MS = 60_000;
const LISTEN_MS = 300;

export type Reply = { status: number; to: string; body: string };

/** Ask as a browser or a program would, without following anything; a stream of news is listened to for a moment. */
async function send(url: string, headers: Record<string, string>, body?: BodyInit): Promise<Reply> {
  const over = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    redirect: "manual",
    headers: body === undefined ? headers : { ...headers, "sec-fetch-site": "same-origin" },
    body: body ?? null,
    signal: over,
  });
  const to = answer.headers.get("location") ?? "";
  const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  return { status: answer.status, to, body: isStream ? await heard(answer) : await answer.text() };
}

async function heard(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const silence = new Promise<undefined>((resolve) => setTimeout(resolve, LISTEN_MS));
  const first = await Promise.race([reader?.read(), silence]);
  await reader?.cancel();
  return new TextDecoder().decode(first?.value ?? new Uint8Array());
}

export const look = (origin: string, path: string, who?: Someone) => send(`${origin}${path}`, who ? headersOf(who, path) : {});

/** Send a form that a page has shown, to its address or another. */
export function post(origin: string, { action, fields, multipart }: ShownForm, who?: Someone): Promise<Reply> {
  const body = multipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  return send(`${origin}${action}`, who ? headersOf(who, action) : {}, body);
}

/** Do something with each, several at once. */
export async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** The first text of a list that stands in a reply; what was asked by its name may be said again. */
export function betrayed({ body, to }: Reply, markers: readonly string[], asked: string): string | undefined {
  return markers.find((each) => !asked.includes(each) && (body.includes(each) || to.includes(each)));
}

/** How often each status was answered. */
export const inWords = (statuses: ReadonlyMap<number, number>) =>
  [...statuses]
    .sort(([one], [other]) => one - other)
    .map(([status, count]) => `${status} ×${count}`)
    .join(", ");
