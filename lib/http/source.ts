const HEADER = "x-rapport-source";

/**
 * The address a request comes from, as `bin/name-source.mjs` has put it there from the socket; what the client sends is believed
 * only as far as trusted proxies have added to it. `undefined` when nobody has vouched for it.
 */
export function sourceOf(headers: Headers, trustedProxies: number): string | undefined {
  const { rapportSourceToken: token } = globalThis as typeof globalThis & { rapportSourceToken?: string };
  const [given, list = ""] = (headers.get(HEADER) ?? "").split(" ");
  if (!token || given !== token) return undefined;
  const hops = list.split(",").filter(Boolean);
  return hops.at(-1 - trustedProxies) ?? hops[0];
}
