import { randomUUID } from "node:crypto";

export type Random = () => number;
export type Target = { path: string; host: string; version: string };

export const CRLF = "\r\n";
export const one = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
export const noise = (random: Random, length: number) => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));

export function good(random: Random, { version }: Target): [string, string][] {
  const fields: [string, string][] = [
    ["key", randomUUID()],
    ["version", version],
    ["overall", String(one(random, [1, 2, 3, 4, 5, 9]))],
  ];
  if (random() < 0.5) fields.push(["respect", String(one(random, [1, 2, 3, 4, 5, 8]))]);
  if (random() < 0.3) fields.push(["change", one(random, ["More chairs", "多几把椅子", "😀", "a\r\nb", "%00 & = ?"])]);
  return fields;
}

export const encoded = (fields: readonly (readonly [string, string])[]) =>
  fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");

export const FORM = "application/x-www-form-urlencoded";
const SAME: Record<string, string> = { "Sec-Fetch-Site": "same-origin" };

export function raw(
  target: Target,
  body: Buffer | string,
  change: { method?: string; path?: string; headers?: Record<string, string | undefined> } = {},
): Buffer {
  const bytes = Buffer.from(body);
  const headers = { "Content-Type": FORM, "Content-Length": String(bytes.length), ...SAME, ...change.headers };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  const head = [`${change.method ?? "POST"} ${change.path ?? target.path} HTTP/1.1`, `Host: ${target.host}`, "Connection: close", ...lines];
  return Buffer.concat([Buffer.from(`${head.join(CRLF)}${CRLF}${CRLF}`, "latin1"), bytes]);
}

export type Maker = (random: Random, target: Target) => Buffer;

/** A form that must be stored, as browsers new and old send it; bytes that are no text may spoil the words, never the rating. */
export const GOOD: readonly Maker[] = [
  (random, target) => raw(target, encoded(good(random, target))),
  (random, target) =>
    raw(target, encoded(good(random, target)), { headers: { "Sec-Fetch-Site": undefined, Origin: `http://${target.host}` } }),
  (random, target) => raw(target, encoded(good(random, target)), { headers: { "Sec-Fetch-Site": undefined } }),
  (random, target) => raw(target, encoded(good(random, target)), { headers: { "Content-Type": `${FORM}; charset=UTF-8` } }),
  (random, target) =>
    raw(
      target,
      `${encoded(good(random, target).slice(0, 3))}&change=a${one(random, ["%00", "%ED%A0%80", "%ff%fe", "%E0%A4", "%", "%zz"])}b`,
    ),
  (random, target) => {
    const body = encoded(good(random, target));
    const pieces = [body.slice(0, 20), body.slice(20), ""].map((piece) => `${piece.length.toString(16)}${CRLF}${piece}${CRLF}`);
    return raw(target, pieces.join(""), { headers: { "Content-Length": undefined, "Transfer-Encoding": "chunked" } });
  },
];
