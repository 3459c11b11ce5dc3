#!/usr/bin/env node
// Checks the published results of a Rapport site: nothing was changed, put in, taken out or put in another order. Needs Node 20 or later, and nothing else.
//
//   node check-publications.mjs https://host [--head POSITION:HASH] [--key FINGERPRINT]
//
// --head: the last link that you noted when you checked before; it must still be there.
// --key: the fingerprint of the key that must have made every signature.
// Ends with 0 where all is sound, with 1 where anything is not, and with 2 where it could not be checked.
import { createHash, verify } from "node:crypto";

const FAULTS = {
  unreadable: "its entry cannot be read",
  order: "it is not in its place",
  before: "it does not follow the one before it",
  hash: "its hash is not that of its entry",
  signature: "its signature is not of its key",
  key: "another key has signed it than the one that was expected",
  digest: "the published numbers are not those that were signed",
  missing: "its numbers are not there, and it was not withdrawn",
  shown: "it was withdrawn, and its numbers are still handed out",
  withdrawn_unknown: "it withdraws what was never published",
  published_twice: "it publishes at an address that was taken",
};

const sha256 = (data) => createHash("sha256").update(data).digest("hex");

function readEntry(text) {
  try {
    const entry = JSON.parse(text);
    const { position, kind, slug, on, before, digest, why } = entry;
    const isCommon = Number.isInteger(position) && typeof slug === "string" && typeof on === "string" && typeof before === "string";
    const isKnown = kind === "release" ? /^[0-9a-f]{64}$/.test(digest) : kind === "withdrawal" && typeof why === "string";
    return isCommon && isKnown ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isSigned({ entry, signature, key }) {
  try {
    const publicKey = { key: Buffer.from(key, "base64"), format: "der", type: "spki" };
    return verify(null, Buffer.from(entry, "utf8"), publicKey, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

async function get(address) {
  const answer = await fetch(address, { redirect: "error" });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

async function getJson(address) {
  const { status, bytes } = await get(address);
  if (status !== 200) throw new Error(`${address} answered ${status}`);
  return JSON.parse(bytes.toString("utf8"));
}

function optionsOf(given) {
  const options = { host: undefined, head: undefined, key: undefined };
  for (let at = 0; at < given.length; at += 1) {
    if (given[at] === "--head" || given[at] === "--key") {
      options[given[at].slice(2)] = given[at + 1];
      at += 1;
    } else if (options.host === undefined) options.host = given[at].replace(/\/+$/, "");
    else return undefined;
  }
  const isHead = options.head === undefined || /^\d+:[0-9a-f]{64}$/.test(options.head);
  const isKey = options.key === undefined || /^[0-9a-f]{64}$/.test(options.key);
  return options.host && URL.canParse(options.host) && isHead && isKey ? options : undefined;
}

/** What is wrong with each link, by its own signs and by the one before it. */
function faultsOf(links, expectedKey) {
  const released = new Set();
  return links.map((link, at) => {
    const faults = [];
    if (sha256(link.entry) !== link.hash) faults.push("hash");
    if (!isSigned(link)) faults.push("signature");
    if (expectedKey && sha256(Buffer.from(link.key, "base64")) !== expectedKey) faults.push("key");
    const entry = readEntry(link.entry);
    if (!entry) return { entry, faults: [...faults, "unreadable"] };
    if (entry.position !== at + 1) faults.push("order");
    if (entry.before !== (links[at - 1]?.hash ?? "")) faults.push("before");
    if (entry.kind === "withdrawal" && !released.has(entry.slug)) faults.push("withdrawn_unknown");
    if (entry.kind === "release" && released.has(entry.slug)) faults.push("published_twice");
    if (entry.kind === "release") released.add(entry.slug);
    return { entry, faults };
  });
}

async function check({ host, head, key: expectedKey }) {
  const [links, own] = await Promise.all([getJson(`${host}/api/publications/chain.json`), getJson(`${host}/api/publications/key`)]);
  if (!Array.isArray(links)) throw new Error("the chain is no list");
  let wrong = 0;
  const say = (text) => process.stdout.write(`${text}\n`);
  const checked = faultsOf(links, expectedKey);
  const withdrawn = new Set(checked.flatMap(({ entry }) => (entry?.kind === "withdrawal" ? [entry.slug] : [])));
  for (const [at, { entry, faults }] of checked.entries()) {
    if (entry?.kind === "release") {
      const { status, bytes } = await get(`${host}/api/publications/${encodeURIComponent(entry.slug)}/snapshot.json`);
      if (withdrawn.has(entry.slug)) {
        if (status === 200) faults.push("shown");
      } else if (status !== 200) faults.push("missing");
      else if (sha256(bytes) !== entry.digest) faults.push("digest");
    }
    wrong += faults.length;
    const what = entry ? `${entry.kind === "release" ? "published" : "withdrawn"} ${entry.slug} on ${entry.on}` : "?";
    const said = entry?.kind === "withdrawal" ? `${what}: ${entry.why}` : what;
    say(`${faults.length === 0 ? "ok   " : "FAULT"} ${at + 1}  ${said}`);
    for (const fault of faults) say(`        ${FAULTS[fault]}`);
  }
  if (head) {
    const [position, hash] = head.split(":");
    if (links[Number(position) - 1]?.hash !== hash) {
      wrong += 1;
      say(`FAULT the link you noted, ${head}, is no longer there: something was cut off or made anew`);
    }
  }
  // A key that changed is told, not refused: who notes it decides.
  const keys = [...new Set(links.map(({ key }) => sha256(Buffer.from(key, "base64"))))];
  for (const each of keys) say(`key   ${each}${each === own.fingerprint ? " (signs now)" : ""}`);
  if (keys.length > 1) say("note  more than one key has signed: ask the publisher why");
  const last = links.at(-1);
  say(last ? `head  ${links.length}:${last.hash}   note this down for the next time` : "head  nothing has been published yet");
  say(wrong === 0 ? `${links.length} links, all sound` : `${wrong} faults`);
  return wrong === 0;
}

const options = optionsOf(process.argv.slice(2));
if (options === undefined) {
  process.stderr.write("node check-publications.mjs https://host [--head POSITION:HASH] [--key FINGERPRINT]\n");
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await check(options)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`It could not be checked: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
