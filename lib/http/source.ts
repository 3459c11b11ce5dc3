import { isIPv6 } from "node:net";

const HEADER = "x-rapport-source";

/**
 * The network that an address stands for: of IPv6 whoever has one address has all of its /64, and a whole one at home or in a pocket.
 * An address of IPv4 stays itself, also when it is written as one of IPv6.
 */
export function networkOf(address: string): string {
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return plain;
  // A URL writes every spelling alike.
  const [head = "", tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::");
  const [before, after] = [head, tail ?? ""].map((side) => side.split(":").filter(Boolean)) as [string[], string[]];
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => "0"), ...after];
  if (/^(?:0:){5}ffff:/.test(`${groups.slice(0, 6).join(":")}:`)) {
    const [high, low] = groups.slice(6).map((group) => Number.parseInt(group, 16)) as [number, number];
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  }
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/**
 * The address a request comes from, as `bin/name-source.mjs` has put it there from the socket; what the client sends is believed
 * only as far as trusted proxies have added to it; of IPv6 its network. `undefined` when nobody has vouched for it.
 */
export function sourceOf(headers: Headers, trustedProxies: number): string | undefined {
  const { rapportSourceToken: token } = globalThis as typeof globalThis & { rapportSourceToken?: string };
  const [given, list = ""] = (headers.get(HEADER) ?? "").split(" ");
  if (!token || given !== token) return undefined;
  const hops = list.split(",").filter(Boolean);
  const hop = hops.at(-1 - trustedProxies) ?? hops[0];
  return hop === undefined ? undefined : networkOf(hop);
}
