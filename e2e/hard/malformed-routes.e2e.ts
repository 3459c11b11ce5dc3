import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { closeDatabase } from "#db";
import { randomStream } from "#db/seed/random.ts";
import { DEMO_SIGN_INS, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { testSession } from "#db/seed/test-session.ts";
import { eachOf } from "./access/asking.ts";
import { builtRoutes } from "./access/built-routes.ts";
import { changes, type Quiet, quiet } from "./quiet.ts";
import { noise, one, type Random } from "./raw-posts.ts";

/** Ten thousand by `npm run test:malformed`. */
const POSTS = Number(process.env.RAPPORT_MALFORMED_POSTS ?? 1_500);
const seed = Number(process.env.RAPPORT_TEST_SEED ?? 20_261_126);
const FORM = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data; boundary=b";

/** Names that forms of ours have, so that what is wrong reaches the reading of a field. */
const NAMES = [
  "unit",
  "key",
  "version",
  "name",
  "email",
  "role",
  "from",
  "to",
  "month",
  "day",
  "number",
  "why",
  "text",
  "code",
  "kind",
  "q",
  "rows",
  "file",
  "held",
  "id",
  "value",
  "weights",
  "__proto__",
  "constructor",
];
const VALUES = [
  "",
  "\0",
  "𝕏".repeat(300),
  "-1",
  "1e309",
  "NaN",
  "2026-02-31",
  "{}",
  "[[[[",
  '{"a":',
  "<script>",
  "' or 1=1",
  "../../etc/passwd",
  "%s%n",
  "\u202e",
  "9".repeat(400),
  "null",
  "true",
  "00000000-0000-0000-0000-000000000000",
];
const SEGMENTS = [
  "x",
  "0",
  "-1",
  "%00",
  "%2e%2e%2f",
  "%ff",
  "a".repeat(300),
  "00000000-0000-4000-8000-000000000000",
  DEMO_TOUCHPOINT,
  "𝕏",
  "__proto__",
  "null",
];

/** A form without any field asks for these, and an administrator may: what they did is written down. */
const ASKED_FOR = ["audit_event", "audit_link", "staff_session"];

type Post = { path: string; type: string | undefined; body: Buffer };

function bodyOf(random: Random): Pick<Post, "type" | "body"> {
  const fields = Array.from({ length: 1 + Math.floor(random() * 12) }, () => [one(random, NAMES), one(random, VALUES)] as const);
  const encoded = fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  return one<() => Pick<Post, "type" | "body">>(random, [
    () => ({ type: FORM, body: Buffer.from(encoded) }),
    () => ({ type: FORM, body: noise(random, 400) }),
    () => ({ type: FORM, body: Buffer.from("a=1&".repeat(4_000)) }),
    () => ({ type: "application/json", body: Buffer.from(JSON.stringify(Object.fromEntries(fields))) }),
    () => ({
      type: MULTIPART,
      body: Buffer.concat([Buffer.from(`--b\r\nContent-Disposition: form-data; name="${one(random, NAMES)}"\r\n\r\n`), noise(random, 300)]),
    }),
    () => ({
      type: MULTIPART,
      body: Buffer.concat([
        Buffer.from(
          `--b\r\nContent-Disposition: form-data; name="file"; filename="${one(random, VALUES)}.csv"\r\nContent-Type: text/csv\r\n\r\n`,
        ),
        noise(random, 500),
        Buffer.from("\r\n--b--\r\n"),
      ]),
    }),
    () => ({ type: undefined, body: noise(random, 100) }),
    () => ({ type: "text/plain", body: Buffer.alloc(0) }),
  ])();
}

let site: Quiet;
let cookie: string;
before(async () => {
  site = await quiet();
  cookie = `rapport-session=${await testSession(DEMO_SIGN_INS[0].email)}`;
});
after(async () => {
  await site.stop();
  await closeDatabase();
});

test(`${POSTS} malformed posts over every write of residents, staff and programs give no 5xx`, async () => {
  const random = randomStream(seed);
  // Signing out would end the session that the others need.
  const writes = builtRoutes().filter(({ isPage, pattern }) => !isPage && !/sign-out|account\/sessions/.test(pattern));
  const posts: Post[] = Array.from({ length: POSTS }, (_, index) => {
    const { pattern } = writes[index % writes.length] ?? { pattern: "/" };
    const path = pattern.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_part, name: string) =>
      name === "locale" ? one(random, ["en", "zh", "ar", "en"]) : one(random, SEGMENTS),
    );
    return { path, ...bodyOf(random) };
  });
  const had = await site.sums();
  const wrong: string[] = [];
  const statuses = new Map<number, number>();
  await eachOf(posts, async ({ path, type, body }) => {
    const headers = { cookie, "sec-fetch-site": "same-origin", "x-request": randomUUID(), ...(type ? { "content-type": type } : {}) };
    const answer = await fetch(`${site.origin}${path}`, { method: "POST", body: new Uint8Array(body), redirect: "manual", headers });
    await answer.arrayBuffer();
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    // Nothing that was typed goes into an address that a browser is sent to.
    const to = decodeURIComponent(answer.headers.get("location") ?? "");
    if (/or 1=1|etc\/passwd|<script>|%s%n/.test(to)) wrong.push(`${path}: leads to ${to}`);
    if (answer.status >= 500) wrong.push(`${path} (${type}, seed ${seed}): ${answer.status} for ${body.toString("latin1").slice(0, 200)}`);
  });
  const said = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status} ×${count}`);
  process.stdout.write(`${posts.length} malformed posts to ${writes.length} routes: ${said.join(", ")}\n`);
  assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} failed`);
  const has = await site.sums();
  process.stdout.write(`changed: ${changes(had, has).join(", ") || "nothing"}\n`);
  const changed = changes(had, has).filter((each) => !ASKED_FOR.some((name) => each.startsWith(`${name}:`)));
  assert.deepEqual(changed, [], `of ${Object.keys(has).length} tables, and ${ASKED_FOR.join(", ")} may`);
});
