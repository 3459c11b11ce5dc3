import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Browser } from "playwright-core";
import { closeDatabase, driver } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { CALLS } from "#lib/api/limits.ts";
import { newToken, tokenDigest } from "#lib/people/token.ts";
import { ORIGIN, openChromium, press, signedIn } from "./chromium.ts";

const [ADMIN, , , , STATION] = DEMO_SIGN_INS;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

type Answer = { status: number; headers: Headers; text: string; json: Record<string, unknown> };
async function ask(path: string, token?: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${ORIGIN}/api/v1/${path}`, {
    headers: { ...headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: text ? JSON.parse(text) : {} };
}

type Wish = { email?: string; unit?: string; scopes?: string[]; days?: number };
/** A token as the page would make it. */
async function tokenOf({ email = ADMIN.email, unit = "lakeside", scopes = ["rates", "answers"], days = 30 }: Wish = {}): Promise<string> {
  const token = newToken();
  await driver().begin(async (sql) => {
    await sql`select set_config('rapport.everything', 'on', true)`;
    await sql`
      insert into api_token (id, digest, person_id, unit_id, label, scopes, made_at, expires_at)
      select gen_random_uuid(), ${tokenDigest(token)}, p.id, u.id, 'Test', ${scopes}, now() - interval '40 days', now() + ${days} * interval '1 day'
      from person p, unit u where p.email = ${email} and u.slug = ${unit}`;
  });
  return token;
}

test("a token is made on the page, shown once, lists when it was used, and is revoked; nothing of it is stored", async () => {
  const page = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  await page.goto("/en/staff/tokens");
  await page.fill("[name=days]", "30");
  await press(page, "Make the token");
  assert.match((await page.textContent(".error-summary")) ?? "", /what the program is/);
  await page.fill("[name=label]", "Weekly report");
  await press(page, "Make the token");
  const token = ((await page.textContent("code.token")) ?? "").trim();
  assert.match(token, /^rapport_[\w-]{43}$/);
  assert.equal((await ask("units", token)).status, 200);
  const stored = await driver().begin(async (sql) => {
    await sql`select set_config('rapport.everything', 'on', true)`;
    return sql`select t::text as row from api_token t union all select a::text from audit_event a where a.event like 'token.%'`;
  });
  assert.ok(stored.length > 0 && stored.every(({ row }) => !row.includes(token)));
  await page.goto("/en/staff/tokens?again");
  assert.match((await page.textContent("table tbody tr")) ?? "", /Weekly report.*holds/s);
  await page.locator("summary", { hasText: "Revoke" }).first().click();
  await press(page, "Revoke for good");
  assert.match((await page.textContent("table tbody tr")) ?? "", /revoked/);
  assert.equal((await ask("units", token)).status, 401);
  await page.context().close();
});

test("tokens that do not hold, lack a scope, or reach another unit get nothing", async () => {
  const [good, expired, narrow, lead] = await Promise.all([
    tokenOf(),
    tokenOf({ days: -1 }),
    tokenOf({ scopes: ["rates"] }),
    tokenOf({ email: STATION.email, unit: "lakeside" }),
  ]);
  for (const [token, headers] of [
    [undefined, {}],
    ["rapport_wrong", {}],
    [newToken(), {}],
    [expired, {}],
  ] as const) {
    const { status, headers: sent, json } = await ask("rates?unit=lakeside", token, headers);
    assert.equal(status, 401);
    assert.match(sent.get("content-type") ?? "", /problem\+json/);
    assert.equal(json.status, 401);
  }
  assert.equal((await ask("distributions?unit=lakeside&questionnaire=visit-rating", narrow)).status, 403);
  assert.equal((await ask("distributions?unit=lakeside&questionnaire=visit-rating", good)).status, 200);
  // The lead of a station keeps no more than the station, whatever unit the token names.
  const own = (await ask("units", lead)).json.items as { unit: string }[];
  assert.ok(own.some(({ unit }) => unit === "east-street") && !own.some(({ unit }) => ["lakeside", "harbour", "old-quay"].includes(unit)));
  const other = await ask("rates?unit=old-quay", lead);
  assert.equal(other.status, 404);
  assert.doesNotMatch(other.text, /old-quay|Old Quay|老码头/);
  for (const wrong of [
    "rates",
    "rates?unit=lakeside&extra=1",
    "rates?unit=lakeside&period=last-5",
    "rates?unit=lakeside&unit=harbour",
    "rates?unit=lakeside&service=household&channel=open",
    "rates?unit=lakeside&service=none",
    "rates?unit=lakeside&cursor=abc",
    "units?limit=0",
  ])
    assert.equal((await ask(wrong, good)).status, 400, wrong);
  assert.equal((await ask("nothing", good).catch(() => ({ status: 404 }))).status, 404);
});

test("pages of a list give every item exactly once, and a cursor opens no other list", async () => {
  const token = await tokenOf();
  const whole = (await ask("rates?unit=harbour&limit=200", token)).json.items as unknown[];
  const walked: unknown[] = [];
  let next: string | null = "";
  let pages = 0;
  let first = "";
  while (next !== null) {
    const { json } = await ask(`rates?unit=harbour&limit=17${next ? `&cursor=${encodeURIComponent(next)}` : ""}`, token);
    walked.push(...(json.items as unknown[]));
    next = json.next as string | null;
    first ||= next ?? "";
    pages += 1;
  }
  assert.ok(pages > 3, `${pages} pages`);
  assert.deepEqual(walked.slice(0, whole.length), whole);
  assert.equal(new Set(walked.map((item) => JSON.stringify(item))).size, walked.length);
  assert.equal((await ask(`rates?unit=garden&cursor=${encodeURIComponent(first)}`, token)).status, 400);
  assert.equal((await ask(`rates?unit=harbour&cursor=${encodeURIComponent(first)}`, await tokenOf())).status, 400);
});

test("the numbers are those of the page, and what the page hides has no number", async () => {
  const token = await tokenOf();
  const page = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  await page.goto("/en/staff?unit=harbour&period=last-12");
  const tile = ((await page.locator(".tiles > *", { hasText: "Satisfaction" }).first().textContent()) ?? "").replaceAll(/\s/g, " ");
  const items = (await ask("rates?unit=harbour&limit=200", token)).json.items as Record<string, unknown>[];
  const total = items.find(({ indicator, cut }) => indicator === "sat_top2" && cut === "total");
  assert.ok(total?.shown);
  const said = (share: unknown) => (100 * Number(share)).toFixed(1);
  for (const expected of [said(total.rate), said(total.lower), said(total.upper), Number(total.n).toLocaleString("en")])
    assert.ok(tile.includes(expected), `${expected} in ${tile}`);
  const hidden = (await ask("rates?unit=hills&limit=200", token)).json.items as Record<string, unknown>[];
  const small = hidden.filter(({ shown }) => !shown);
  assert.ok(small.length > 0);
  for (const row of small) for (const number of ["n", "x", "rate", "lower", "upper", "dont_know"]) assert.equal(row[number], null);
  const again = await ask("rates?unit=harbour&limit=200", token);
  const same = await ask("rates?unit=harbour&limit=200", token, { "If-None-Match": again.headers.get("etag") ?? "" });
  assert.equal(same.status, 304);
  await page.context().close();
});

test("the description is valid OpenAPI 3.1, and every live answer is as it says", async () => {
  const token = await tokenOf();
  const document = (await ask("openapi.json")).json;
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.ok(valid, JSON.stringify(errors));
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const paths = document.paths as Record<string, { get: { responses: Record<string, { content: Record<string, { schema: object }> }> } }>;
  const schemaOf = (path: string) => paths[path]?.get.responses[200]?.content["application/json"]?.schema ?? false;
  const queries: Record<string, string> = {
    "/units": "units",
    "/indicators": "indicators",
    "/rates": "rates?unit=lakeside",
    "/trend": "trend?unit=lakeside&indicator=know_any",
    "/participation": "participation?unit=lakeside",
    "/distributions": "distributions?unit=lakeside&questionnaire=resident-survey",
  };
  assert.deepEqual(Object.keys(paths).sort(), Object.keys(queries).sort(), "every path is asked");
  for (const [path, query] of Object.entries(queries)) {
    const { status, json, headers } = await ask(query, token);
    assert.equal(status, 200, path);
    const validate = ajv.compile(schemaOf(path));
    assert.ok(validate(json), `${path}: ${JSON.stringify(validate.errors)}`);
    assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'/);
  }
  const validateProblem = ajv.compile((document.components as { schemas: { Problem: object } }).schemas.Problem);
  assert.ok(validateProblem((await ask("rates", token)).json));
});

test("a token that calls too often is told when to come back, and others are unaffected", async () => {
  const [busy, other] = await Promise.all([tokenOf(), tokenOf()]);
  const statuses: number[] = [];
  for (let call = 0; call <= CALLS; call += 1) statuses.push((await ask("indicators?limit=1", busy)).status);
  assert.equal(statuses.filter((status) => status === 200).length, CALLS);
  const refused = await ask("indicators?limit=1", busy);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get("retry-after")) >= 1);
  assert.equal((await ask("indicators?limit=1", other)).status, 200);
});
