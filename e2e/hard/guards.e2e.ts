import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { DEMO_SIGN_INS, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { testSession } from "#db/seed/test-session.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { DEMO_PUBLICATION } from "../demo-publication.ts";
import { eachOf } from "./access/asking.ts";
import { type BuiltRoute, builtRoutes } from "./access/built-routes.ts";

const ORIGIN = process.env.RAPPORT_TEST_ORIGIN ?? "";
const HOST = new URL(ORIGIN).host;
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
/** What browsers send with a form that another site, or nobody, has sent. `spoofed` are headers that a page cannot set but a program can. */
const HOSTILE: readonly Sent[] = [
  { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  { "sec-fetch-site": "cross-site", origin: ORIGIN },
  { "sec-fetch-site": "cross-site", origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: `http://other.${HOST}` },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none", origin: ORIGIN },
  { "sec-fetch-site": "none" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: `${ORIGIN}.evil.example` },
  { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
];
/** A browser of staff says where a form comes from; one that says nothing is refused. */
const SILENT: Sent = {};

let cookie: string;
let personId: string;
before(async () => {
  cookie = `rapport-session=${await testSession(DEMO_SIGN_INS[0].email)}`;
  [{ personId }] = (await driver()`select id as "personId" from person where email = ${DEMO_SIGN_INS[0].email}`) as unknown as [
    { personId: string },
  ];
});
after(closeDatabase);

const writes = builtRoutes().filter(({ isPage }) => !isPage);

/** What the person has done, and what came in from residents with our mark. */
async function traces(mark: string): Promise<number> {
  const [row] = await seeAll(
    (sql) => sql`
      select (select count(*)::int from audit_event where actor = ${`staff:${personId}`})
        + (select count(*)::int from inbox where ${mark} = any (words)) as n`,
  );
  return row?.n;
}

test(`${HOSTILE.length} kinds of hostile headers on every write: refused, and nothing changes`, async () => {
  const mark = `mark-${randomUUID()}`;
  const before = await traces(mark);
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  const tried = writes.flatMap((route) => [...HOSTILE, ...(route.isStaff ? [SILENT] : [])].map((headers) => ({ route, headers })));
  await eachOf(tried, async ({ route, headers }) => {
    const path = pathOf(route);
    const body = new URLSearchParams({
      key: randomUUID(),
      version: "1",
      name: mark,
      change: mark,
      why: mark,
      text: mark,
      unit: "east-street",
      kind: mark,
    });
    const answer = await fetch(`${ORIGIN}${path}`, { method: "POST", body, redirect: "manual", headers: { cookie, ...headers } });
    await answer.arrayBuffer();
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    // 405: a route that only reads. Doors of programs ask for a key, which no browser has.
    const isRefused = answer.status === 403 || answer.status === 405 || (path.startsWith("/api/") && [401, 404].includes(answer.status));
    if (!isRefused) wrong.push(`${path} ${JSON.stringify(headers)}: ${answer.status}`);
  });
  const said = [...statuses].map(([status, count]) => `${status} ×${count}`).join(", ");
  process.stdout.write(`${writes.length} routes, ${tried.length} hostile posts: ${said}; ${(await traces(mark)) - before} changes\n`);
  assert.deepEqual(wrong, []);
  assert.equal(await traces(mark), before);
});

const EVERYWHERE = {
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^same-origin$/,
  "x-frame-options": /^(?:DENY|SAMEORIGIN)$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
} as const;
const STATIC = ["/kiosk.js", "/help.js", "/no-such-file.txt", "/en/no-such-page", "/en/staff/no-such-page", "/en/s/ZZZZZZZ", "/"];

test("every page and route says the security headers, whoever asks; pages of the staff are kept nowhere, and residents' run no script but ours", async () => {
  const wrong: string[] = [];
  const asked = [...builtRoutes().map(pathOf), ...STATIC].flatMap((path) => [
    { path, as: cookie },
    { path, as: "" },
  ]);
  await eachOf(asked, async ({ path, as }) => {
    const over = new AbortController();
    const answer = await fetch(`${ORIGIN}${path}`, { redirect: "manual", headers: { cookie: as }, signal: over.signal });
    const header = (name: string) => answer.headers.get(name) ?? "";
    const fail = (what: string) => wrong.push(`${path} (${answer.status}): ${what}`);
    for (const [name, value] of Object.entries(EVERYWHERE))
      if (!(name === "x-frame-options" && FRAMED.test(path)) && !value.test(header(name))) fail(`${name} is "${header(name)}"`);
    for (const name of ["x-powered-by", "server"]) if (header(name)) fail(`${name} is said`);
    const policy = header("content-security-policy");
    const isHtml = header("content-type").startsWith("text/html");
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
