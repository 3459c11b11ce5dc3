import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { CHECKOUT } from "./checkout.ts";

type Link = { entry: string; hash: string; signature: string; key: string };
/** What a site hands out: the chain, the key that signs now, and the numbers of each publication that was not withdrawn. */
type Site = { chain: Link[]; fingerprint: string; snapshots: Map<string, string> };

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const keyPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { privateKey, key: publicKey.export({ format: "der", type: "spki" }).toString("base64") };
};
const OWN = keyPair();
const fingerprint = sha256(Buffer.from(OWN.key, "base64"));

function link(entry: object, by = OWN): Link {
  const text = JSON.stringify(entry);
  return { entry: text, hash: sha256(text), signature: sign(null, Buffer.from(text), by.privateKey).toString("base64"), key: by.key };
}

/** Four publications, of which the second was withdrawn. */
function sound(by = OWN): Site {
  const snapshots = new Map(["a", "b", "c", "d"].map((slug) => [slug, JSON.stringify({ slug, n: slug.charCodeAt(0) })]));
  const entries = [
    ...["a", "b", "c"].map((slug) => ({ kind: "release", slug, digest: sha256(snapshots.get(slug) ?? "") })),
    { kind: "withdrawal", slug: "b", why: "Counted twice" },
    { kind: "release", slug: "d", digest: sha256(snapshots.get("d") ?? "") },
  ];
  snapshots.delete("b");
  const chain: Link[] = [];
  for (const [at, entry] of entries.entries())
    chain.push(link({ position: at + 1, unit: "force", on: "2026-10-01", before: chain.at(-1)?.hash ?? "", ...entry }, by));
  return { chain, fingerprint: sha256(Buffer.from(by.key, "base64")), snapshots };
}

async function checked(site: Site, ...options: string[]): Promise<{ code: number | null; said: string }> {
  const server = createServer((request, response) => {
    const [, , , name = "", file] = (request.url ?? "").split("/");
    const known: Record<string, unknown> = { "chain.json": site.chain, key: { fingerprint: site.fingerprint } };
    const body = file === "snapshot.json" ? site.snapshots.get(name) : JSON.stringify(known[name]);
    response.writeHead(body === undefined ? 410 : 200).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const program = join(CHECKOUT, "public", "check-publications.mjs");
  const child = spawn(process.execPath, [program, `http://127.0.0.1:${port}/`, ...options]);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const code = await new Promise<number | null>((ended) => child.on("close", ended));
  await new Promise((closed) => server.close(closed));
  return { code, said };
}

const headOf = ({ chain }: Site) => `${chain.length}:${chain.at(-1)?.hash}`;
const at = (site: Site, position: number) => {
  const found = site.chain[position - 1];
  assert.ok(found);
  return found;
};
const changed = (text: string) => text.replace("2026-10-01", "2026-10-02");

test("a sound chain is found sound, with the head to note, and with what was noted before", async () => {
  const site = sound();
  const earlier = `2:${at(site, 2).hash}`;
  const { code, said } = await checked(site, "--head", earlier, "--key", fingerprint);
  assert.equal(code, 0, said);
  assert.ok(said.includes(headOf(site)) && said.includes(fingerprint), said);
  assert.match(said, /ok {4}4 {2}withdrawn b on 2026-10-01: Counted twice/);
});

test("nothing published yet is no fault, and what cannot be asked says how it is", async () => {
  assert.equal((await checked({ ...sound(), chain: [] })).code, 0);
  assert.equal((await checked(sound(), "--head", "nonsense")).code, 2);
});

type Tampering = { what: string; says: RegExp; tamper: (site: Site) => void; options?: string[] };
const TAMPERINGS: Tampering[] = [
  { what: "a byte of an entry", says: /1 {2}[\s\S]*hash is not that/, tamper: (site) => (at(site, 1).entry = changed(at(site, 1).entry)) },
  {
    what: "an entry with a new hash",
    says: /signature is not of its key/,
    tamper: (site) => Object.assign(at(site, 3), { entry: changed(at(site, 3).entry), hash: sha256(changed(at(site, 3).entry)) }),
  },
  { what: "a hash", says: /hash is not that/, tamper: (site) => (at(site, 2).hash = "0".repeat(64)) },
  { what: "a signature", says: /signature is not/, tamper: (site) => (at(site, 5).signature = at(site, 4).signature) },
  { what: "a key", says: /signature is not/, tamper: (site) => (at(site, 5).key = keyPair().key) },
  { what: "the order of two", says: /not in its place/, tamper: (site) => site.chain.splice(0, 2, at(site, 2), at(site, 1)) },
  { what: "one taken out", says: /does not follow/, tamper: (site) => site.chain.splice(2, 1) },
  {
    what: "one put in by another key",
    says: /another key has signed/,
    tamper: (site) => {
      const entry = {
        position: 6,
        kind: "release",
        slug: "e",
        unit: "force",
        on: "2026-10-02",
        digest: sha256("{}"),
        before: at(site, 5).hash,
      };
      site.chain.push(link(entry, keyPair()));
      site.snapshots.set("e", "{}");
    },
    options: ["--key", fingerprint],
  },
  { what: "the end cut off", says: /no longer there/, tamper: (site) => site.chain.pop(), options: ["--head", headOf(sound())] },
  {
    what: "everything made anew by who has the key",
    says: /no longer there/,
    tamper: (site) => {
      site.snapshots.set("a", '{"slug":"a","n":98}');
      const digest = sha256('{"slug":"a","n":98}');
      site.chain = [link({ ...JSON.parse(at(site, 1).entry), digest })];
    },
    options: ["--head", headOf(sound())],
  },
  { what: "a published number", says: /not those that were signed/, tamper: (site) => site.snapshots.set("a", '{"slug":"a","n":98}') },
  { what: "numbers that are gone", says: /it was not withdrawn/, tamper: (site) => site.snapshots.delete("c") },
  { what: "a withdrawal taken out at the end", says: /it was not withdrawn/, tamper: (site) => site.chain.splice(3, 2) },
  { what: "withdrawn numbers that are still shown", says: /still handed out/, tamper: (site) => site.snapshots.set("b", "{}") },
  {
    what: "a withdrawal of nothing",
    says: /never published/,
    tamper: (site) => {
      const entry = { position: 6, kind: "withdrawal", slug: "zzz", unit: "force", on: "2026-10-02", why: "x", before: at(site, 5).hash };
      site.chain.push(link(entry));
    },
  },
  {
    what: "numbers published anew at the same address",
    says: /address that was taken/,
    tamper: (site) => {
      const entry = {
        position: 6,
        kind: "release",
        slug: "a",
        unit: "force",
        on: "2026-10-02",
        digest: sha256("{}"),
        before: at(site, 5).hash,
      };
      site.chain.push(link(entry));
      site.snapshots.set("a", "{}");
    },
  },
  {
    what: "an entry that is none",
    says: /cannot be read/,
    tamper: (site) => site.chain.push({ ...link({}), entry: "[]", hash: sha256("[]") }),
  },
];

for (const { what, says, tamper, options = [] } of TAMPERINGS) {
  test(`tampering is found: ${what}`, async () => {
    const site = sound();
    tamper(site);
    const { code, said } = await checked(site, ...options);
    assert.equal(code, 1, said);
    assert.match(said, says);
  });
}
