import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

process.env.RAPPORT_SECRET ??= "a secret for tests only, 32 characters or more";
process.env.RAPPORT_ORIGIN = "https://rapport.example";
const { readFields, single } = await import("./fields.ts");
const { guardOrigin } = await import("./origin.ts");
const { seal, unseal } = await import("./sealed.ts");

const FORM = "application/x-www-form-urlencoded";
const post = (body: BodyInit | null, type = FORM) =>
  new Request("https://rapport.example/x", { method: "POST", body, headers: { "content-type": type } });

test("a write comes from our own page or not at all", () => {
  const from = (headers: Record<string, string>, audience: "resident" | "staff" = "resident") =>
    guardOrigin(new Headers(headers), audience) === undefined;
  assert.ok(from({ "sec-fetch-site": "same-origin" }));
  assert.ok(from({ origin: "https://rapport.example" }));
  for (const site of ["cross-site", "same-site", "none", ""]) assert.ok(!from({ "sec-fetch-site": site }), site);
  for (const origin of [
    "https://elsewhere.example",
    "null",
    "http://rapport.example",
    "https://rapport.example.evil",
    "https://rapport.example:8443",
  ])
    assert.ok(!from({ origin }), origin);
  // What the browser itself says goes before what a page can influence.
  assert.ok(!from({ "sec-fetch-site": "cross-site", origin: "https://rapport.example" }));
  // Browsers too old to say anything are residents' alone.
  assert.ok(from({}));
  assert.ok(!from({}, "staff"));
  assert.ok(from({ "sec-fetch-site": "same-origin" }, "staff"));
});

test("a form is read with every value of a field, in order", async () => {
  const read = await readFields(post("a=1&b=%E4%B8%AD+x&a=2&__proto__=y"), 1_000);
  assert.ok(read.ok);
  assert.deepEqual(read.fields.get("a"), ["1", "2"]);
  assert.equal(single(read.fields, "b"), "中 x");
  assert.deepEqual(read.fields.get("__proto__"), ["y"]);
  assert.equal(single(read.fields, "nothing"), "");
});

test("what is no form, or too much of one, is refused", async () => {
  const status = async (request: Request, most = 1_000) => {
    const read = await readFields(request, most);
    return read.ok ? 200 : read.status;
  };
  assert.equal(await status(post("{}", "application/json")), 415);
  assert.equal(await status(post("a=1", "multipart/form-data; boundary=x")), 415);
  assert.equal(await status(post("a=1", `${FORM}; charset=utf-8`)), 200);
  assert.equal(await status(post("a".repeat(1_001))), 413);
  assert.equal(await status(post("a=1&".repeat(301)), 10_000), 400);
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(600)) });
  const request = new Request("https://rapport.example/x", {
    method: "POST",
    body: endless,
    headers: { "content-type": FORM },
    duplex: "half",
  } as RequestInit);
  assert.equal(await status(request), 413);
});

test("any bytes are read without throwing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
      assert.ok((await readFields(post(Buffer.from(bytes)), 1_000)).ok);
    }),
  );
});

test("what is sealed opens under its own secret, purpose and page only", () => {
  const secret = "s".repeat(32);
  const text = seal(secret, "returned form", "/en/s/A", { overall: ["5"], 中: "文" });
  assert.deepEqual(unseal(secret, "returned form", "/en/s/A", text), { overall: ["5"], 中: "文" });
  assert.doesNotMatch(Buffer.from(text, "base64url").toString("latin1"), /overall/);
  assert.equal(unseal("t".repeat(32), "returned form", "/en/s/A", text), undefined);
  assert.equal(unseal(secret, "session", "/en/s/A", text), undefined);
  assert.equal(unseal(secret, "returned form", "/en/s/B", text), undefined);
  for (const wrong of ["", "x", text.slice(1), `${text}A`.slice(2), "中", text.replace(/.$/, (last) => (last === "A" ? "B" : "A"))].slice(
    0,
    5,
  ))
    assert.equal(unseal(secret, "returned form", "/en/s/A", wrong), undefined);
  assert.notEqual(seal(secret, "p", "b", 1), seal(secret, "p", "b", 1), "a nonce is used once");
});

test("a changed bit anywhere closes the seal", () => {
  const secret = "s".repeat(32);
  const bytes = Buffer.from(seal(secret, "p", "b", { a: 1 }), "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(unseal(secret, "p", "b", changed.toString("base64url")), undefined, `byte ${at}`);
  }
});
