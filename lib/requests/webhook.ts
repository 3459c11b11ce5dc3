import { BlockList, isIP } from "node:net";
import * as z from "zod";
import { seal, unseal } from "#lib/http/sealed.ts";

export const WEBHOOK_EVENTS = ["request.received", "request.closed", "request.reopened", "alert"] as const;
export const webhookEvent = z.enum(WEBHOOK_EVENTS);
export type WebhookEvent = z.infer<typeof webhookEvent>;

/** What stands in the queue: an event that nobody has been told of yet, or one that a subscription is to be told of. */
export const callJob = z.object({
  event: webhookEvent,
  /** The request, or the alert. */
  id: z.uuid(),
  unit: z.uuid(),
  /** An alert has its day alone. */
  at: z.string(),
  subscription: z.uuid().optional(),
});
export type CallJob = z.infer<typeof callJob>;

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
  ] as const),
  ...([
    ["192.0.2.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 3],
  ] as const),
] as const)
  PRIVATE.addSubnet(net, bits, "ipv4");
// Of the newer protocol only what is given out to the public, without what carries an older address inside.
const PUBLIC = new BlockList();
PUBLIC.addSubnet("2000::", 3, "ipv6");
const TUNNELS = new BlockList();
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  TUNNELS.addSubnet(net, bits, "ipv6");

/** Whether an address of the network is anybody's on the internet, and not within the force's own walls. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !PRIVATE.check(address, "ipv4");
  return kind === 6 && PUBLIC.check(address, "ipv6") && !TUNNELS.check(address, "ipv6");
}

/** Where a webhook may go: encrypted, without a name and password, to no address within the walls; a name's addresses are looked at when it is called. */
export function webhookUrl(typed: string, isPrivateAllowed: boolean): string | undefined {
  if (!URL.canParse(typed.trim())) return undefined;
  const url = new URL(typed.trim());
  const host = url.hostname.replaceAll(/^\[|\]$/g, "");
  if (url.username || url.password || url.href.length > 500) return undefined;
  if (isPrivateAllowed) return ["https:", "http:"].includes(url.protocol) ? url.href : undefined;
  if (url.protocol !== "https:" || (isIP(host) && !isPublicAddress(host))) return undefined;
  return /(?:^|\.)localhost\.?$|\.(?:local|internal)\.?$/.test(host) ? undefined : url.href;
}

const PURPOSE = "webhook secret";

export const sealSecret = (key: string, id: string, secret: string): Buffer => Buffer.from(seal(key, PURPOSE, id, secret), "base64url");

export function unsealSecret(key: string, id: string, sealed: Buffer): string | undefined {
  const secret = unseal(key, PURPOSE, id, sealed.toString("base64url"));
  return typeof secret === "string" ? secret : undefined;
}
