import "server-only";
import { type LookupAddress, lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { Webhook } from "standardwebhooks";
import { env } from "#lib/env.ts";
import type { SystemActor } from "#lib/people/actor.ts";
import { callJob, isPublicAddress, webhookUrl } from "#lib/requests/webhook.ts";
import { noteDelivery, spread } from "#lib/requests/webhook-mutations.ts";
import { targetOf } from "#lib/requests/webhook-queries.ts";

const TIMEOUT_MS = 10_000;
/** No answer at all. */
const NONE = 0;

/** The addresses of a name, and none of them within the walls: it is asked for the connection itself, so the name cannot mean another place by then. */
const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const wrong =
      error ?? (found.length === 0 || !found.every(({ address }) => isPublicAddress(address)) ? new Error("a private address") : null);
    const [first] = found ?? [];
    if (wrong || !first) return callback(wrong ?? new Error("no address"), []);
    return options.all ? callback(null, found) : callback(null, first.address, first.family);
  });
};

/** Post a text and tell the status of the answer, of which nothing is read; redirects are not followed. */
function post(url: string, body: string, headers: Record<string, string>): Promise<number> {
  const isPrivateAllowed = env().RAPPORT_WEBHOOKS_PRIVATE === "on";
  if (!webhookUrl(url, isPrivateAllowed)) return Promise.resolve(NONE);
  const send = new URL(url).protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const call = send(url, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      agent: false,
      ...(isPrivateAllowed ? {} : { lookup: publicLookup }),
    });
    call.on("response", (answer) => {
      resolve(answer.statusCode ?? NONE);
      answer.destroy();
    });
    call.on("error", () => resolve(NONE));
    call.end(body);
  });
}

/** Tell one program of one event, signed as Standard Webhooks says; or, of an event that nobody was told of, queue its calls. */
export async function call(actor: SystemActor, jobId: string, data: unknown): Promise<void> {
  const job = callJob.parse(data);
  if (!job.subscription) return spread(actor, job);
  const target = await targetOf(actor, job.subscription, job.unit);
  if (!target) return;
  const body = JSON.stringify({ type: job.event, timestamp: job.at, data: { id: job.id, unit: target.unit } });
  const now = new Date();
  const status = await post(target.url, body, {
    "webhook-id": jobId,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(target.secret).sign(jobId, now, body),
  });
  await noteDelivery(actor, { subscription: job.subscription, unitId: target.unitId, event: job.event, status });
  if (status < 200 || status >= 300) throw new Error(status === NONE ? "there was no answer" : `the answer was ${status}`);
}
