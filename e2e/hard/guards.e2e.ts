import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { testSession } from "#db/seed/test-session.ts";
import { serveBeside } from "../beside.ts";
import { DEMO_PUBLICATION } from "../demo-publication.ts";
import { eachOf } from "./access/asking.ts";
import { type BuiltRoute, builtRoutes } from "./access/built-routes.ts";
import { changes, type Quiet, quiet } from "./quiet.ts";

let site: Quiet;
/** Where a segment's value decides what is answered, one that is there; anything else does for the rest. */
const SEGMENTS: Record<string, string> = {
  locale: "en",
  code: DEMO_TOUCHPOINT,
  nextauth: "signout",
  resource: "requests.json",
  unit: "east-street",
  publication: DEMO_PUBLICATION,
};
/** The one page that other sites may frame; its policy says so. */
const FRAMED = /\/embed$/;
const pathOf = ({ pattern }: BuiltRoute) =>
  pattern.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => SEGMENTS[name] ?? "00000000-0000-4000-8000-000000000000");

type Sent = Record<string, string>;
/** What browsers send with a form that another site, or nobody, has sent; the last ones no page can set, but a program can. */
const hostile = (origin: string): readonly Sent[] => [
  { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  { "sec-fetch-site": "cross-site", origin },
  { "sec-fetch-site": "cross-site", origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: `http://other.${new URL(origin).host}` },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none", origin },
  { "sec-fetch-site": "none" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: `${origin}.evil.example` },
  { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  { host: "evil.example", origin: "http://evil.example" },
  { host: "evil.example", origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  { host: "evil.example", "sec-fetch-site": "cross-site", origin: "http://evil.example", "x-forwarded-host": "evil.example" },
];
/** A browser of staff says where a form comes from; one that says nothing is refused. */
const SILENT: Sent = {};

let cookie: string;
before(async () => {
  site = await quiet();
  cookie = `rapport-session=${await testSession(DEMO_SIGN_INS[0].email)}`;
});
after(async () => {
  await site.stop();
  await closeDatabase();
});

/** Post with headers that `fetch` would not let through; the status of the answer. */
function post(path: string, headers: Sent, fields: Record<string, string>): Promise<number> {
  const body = new URLSearchParams(fields).toString();
  const all = { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length), cookie, ...headers };
  return new Promise((resolve, reject) => {
    const sent = request(`${site.origin}${path}`, { method: "POST", headers: all }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const writes = builtRoutes().filter(({ isPage }) => !isPage);

/** What many forms of ours have. */
const fieldsOf = (mark: string) => ({
  key: randomUUID(),
  version: "1",
  name: mark,
  change: mark,
  why: mark,
  text: mark,
  unit: "east-street",
  kind: mark,
});

test("hostile headers of every kind on every write: refused, and no table changes", async () => {
  const mark = `mark-${randomUUID()}`;
  const had = await site.sums();
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  const kinds = hostile(site.origin);
  const tried = writes.flatMap((route) => [...kinds, ...(route.isStaff ? [SILENT] : [])].map((headers) => ({ route, headers })));
  await eachOf(tried, async ({ route, headers }) => {
    const path = pathOf(route);
    const status = await post(path, headers, fieldsOf(mark));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    // 405: a route that only reads. Doors of programs ask for a key, which no browser has.
    const isRefused = status === 403 || status === 405 || (path.startsWith("/api/") && [401, 404].includes(status));
    if (!isRefused) wrong.push(`${path} ${JSON.stringify(headers)}: ${status}`);
  });
  const changed = changes(had, await site.sums());
  const said = [...statuses].map(([status, count]) => `${status} ×${count}`).join(", ");
  process.stdout.write(
    `${writes.length} routes, ${kinds.length} kinds, ${tried.length} hostile posts: ${said}; ${changed.length} of ${Object.keys(had).length} tables changed\n`,
  );
  assert.deepEqual(wrong, []);
  assert.deepEqual(changed, []);
  // The same measure sees what one post of our own changes.
  assert.equal(await post("/en/staff/sign-out", { "sec-fetch-site": "same-origin" }, {}), 303);
  assert.ok(changes(had, await site.sums()).some((each) => each.startsWith("staff_session_end:")));
  cookie = `rapport-session=${await testSession(DEMO_SIGN_INS[0].email)}`;
});

const EVERYWHERE = {
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^same-origin$/,
  "x-frame-options": /^(?:DENY|SAMEORIGIN)$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "cross-origin-resource-policy": /^same-origin$/,
} as const;
/** Pictures of what is published may be shown by others. */
const SHOWN_ELSEWHERE = /^\/(?:[a-z]+\/results|api\/publications)(?:\/|$)/;
const RARER = ["PUT", "OPTIONS", "HEAD", "DELETE"];
const STATIC = ["/kiosk.js", "/help.js", "/no-such-file.txt", "/en/no-such-page", "/en/staff/no-such-page", "/en/s/ZZZZZZZ", "/"];

test("every page and route says the security headers, whoever asks; pages of the staff are kept nowhere, and residents' run no script but ours", async () => {
  const wrong: string[] = [];
  // Every other way to ask says them too: of the rarer ones each address takes one in turn.
  const asked = [...STATIC, ...builtRoutes().map(pathOf)].flatMap((path, at) => [
    { path, as: cookie, method: "GET" },
    ...["GET", "POST", RARER[at % RARER.length]].map((method = "GET") => ({ path, as: "", method })),
  ]);
  await eachOf(asked, async ({ path, as, method }) => {
    const over = new AbortController();
    const answer = await fetch(`${site.origin}${path}`, { method, redirect: "manual", headers: { cookie: as }, signal: over.signal });
    const header = (name: string) => answer.headers.get(name) ?? "";
    const fail = (what: string) => wrong.push(`${method} ${path} (${answer.status}): ${what}`);
    for (const [name, value] of Object.entries(EVERYWHERE)) {
      const isFor =
        !(name === "x-frame-options" && FRAMED.test(path)) && !(name === "cross-origin-resource-policy" && SHOWN_ELSEWHERE.test(path));
      if (isFor && !value.test(header(name))) fail(`${name} is "${header(name)}"`);
    }
    for (const name of ["x-powered-by", "server"]) if (header(name)) fail(`${name} is said`);
    const policy = header("content-security-policy");
    const isHtml = header("content-type").startsWith("text/html");
    if (path.startsWith("/api/") && !/^default-src 'none'/.test(policy)) fail(`policy is "${policy}"`);
    if (header("strict-transport-security")) fail("https is promised where there is none");
    if (isHtml && !/default-src 'none'/.test(policy)) fail("no policy");
    if (isHtml && /script-src[^;]*'unsafe-/.test(policy)) fail(`loose policy ${policy}`);
    if (isHtml && path.startsWith("/en/staff") && !path.startsWith("/en/staff-preview")) {
      if (!/script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'/.test(policy)) fail("no nonce");
      if (!/no-store/.test(header("cache-control"))) fail(`cache-control is "${header("cache-control")}"`);
    } else if (isHtml && !/script-src 'none'|script-src http/.test(policy)) fail(`script runs: ${policy}`);
    if (answer.status >= 500) fail("failed");
    if (header("content-type").startsWith("text/event-stream")) over.abort();
    else await answer.arrayBuffer();
  });
  process.stdout.write(`${asked.length} answers looked at\n`);
  assert.deepEqual(wrong, []);
});

test("who serves by https promises it on every answer", async () => {
  const secure = await serveBeside({ RAPPORT_ORIGIN: "https://rapport.example" });
  try {
    const wrong: string[] = [];
    for (const path of ["/", "/en", "/kiosk.js", "/api/health/live", "/en/staff/sign-in", "/en/staff", "/no-such-file.txt"])
      for (const method of ["GET", "POST"]) {
        const answer = await fetch(`${secure.origin}${path}`, { method, redirect: "manual" });
        await answer.arrayBuffer();
        if (answer.headers.get("strict-transport-security") !== "max-age=31536000") wrong.push(`${method} ${path}`);
      }
    assert.deepEqual(wrong, []);
  } finally {
    await secure.stop();
  }
});
